/** What a column of a roster holds. */
export type RosterColumn = 'name' | 'number' | 'unit' | 'post' | 'postType' | 'extraMinutes' | 'exempt' | 'exemptReason';

/** As the template and messages name them. */
export const COLUMN_NAMES: Readonly<Record<RosterColumn, string>> = {
  name: '姓名', number: '工号', unit: '单位', post: '拟任职务', postType: '岗位类别', extraMinutes: '延时（分钟）', exempt: '免试', exemptReason: '免试原因',
};

/** Surer readings first: 拟任职务 before 职务, which may be the present one. 序号 is nobody's number. */
const HEADERS: Readonly<Record<RosterColumn, readonly RegExp[]>> = {
  name: [/^(?:考生|人员|干部)?姓名$/, /^名字$/],
  number: [/^(?:考生|职工|员工|人员|干部|个人)?工号$/, /^(?:职工|员工|人员|干部|考生|人事|工作证|证件)(?:编号|代码|号|号码)$/, /^(?:准考证|考)(?:号|号码)$/, /^身份证(?:件)?(?:号|号码)?(?:的?(?:最?后|末|尾).*)?$/, /^编号$/],
  unit: [/^(?:所在|工作|现|现在|现工作|任职|拟任)?单位(?:名称|全称)?$/, /^(?:所在)?(?:部门|机关)(?:名称)?$/],
  post: [/^拟(?:提拔|任命|任免|任|提名)(?:的)?(?:职务|职位|岗位)?(?:名称)?$/, /^(?:职务|职位|岗位)(?:名称)?$/],
  postType: [/^(?:拟任)?(?:岗位|职位|职务|人员|干部|考试|报考|考生|试卷)(?:类别|类型|分类|种类)$/, /^(?:类别|类型)$/],
  extraMinutes: [/^(?:延时|加时|延长|延长时间|加时时间|延时时间|额外时间|延长考试时间)(?:分钟|分钟数|时间|数)?$/],
  exempt: [/^(?:是否)?(?:免试|免考)(?:与否)?$/],
  exemptReason: [/^(?:免试|免考)(?:原因|理由|事由|依据|说明|情况)$/],
};

/** Places of the columns that a row names; undefined: the row is no head of a roster (it lacks name or number and another column). */
export function rosterColumns(row: readonly string[]): ReadonlyMap<RosterColumn, number> | undefined {
  const heads = row.map(plainHead);
  const found = new Map<RosterColumn, number>();
  for (const [column, patterns] of Object.entries(HEADERS) as [RosterColumn, readonly RegExp[]][]) {
    const pattern = patterns.find((candidate) => heads.some((head, place) => candidate.test(head) && ![...found.values()].includes(place)));
    if (pattern !== undefined) found.set(column, heads.findIndex((head, place) => pattern.test(head) && ![...found.values()].includes(place)));
  }
  return (found.has('name') || found.has('number')) && found.size >= 2 ? found : undefined;
}

/** Without white space, marks (＊) and what stands in brackets: `＊延时（分钟，选填）` is 延时. */
function plainHead(head: string): string {
  return head.normalize('NFKC').replace(/\(.*?\)|\[.*?\]|【.*?】/gu, '').replace(/[\s*:、/]/gu, '');
}
