import type { ItemDraft } from '../item.ts';
import { itemTable } from './item-table.ts';
import { writeWorkbook } from './write-xlsx.ts';

/** A workbook to fill in: headings, two invented questions of each type, and a sheet that says what goes where. */
export async function questionTemplate(): Promise<Uint8Array> {
  const { headings, rows } = itemTable(SAMPLES);
  return writeWorkbook([
    { sheet: '题库', headings, rows },
    { sheet: '填写说明', headings: ['列', '是否必填', '怎么填'], rows: INSTRUCTIONS },
  ]);
}

const common = { difficulty: 3, topic: '示例专题', audience: [], use: 'formal', citations: [] } as const satisfies Partial<ItemDraft>;

/** Made up from beginning to end, so that nobody takes them for questions. */
const SAMPLES: readonly ItemDraft[] = [
  {
    ...common, source: '示例1', explanation: '示例：写明为什么选 B。', difficulty: 1, citations: [{ law: '示例法', article: '第三条' }],
    content: { type: 'single', stem: '（示例，导入前请删去）某单位的申请应当由（  ）受理。', options: ['甲科室', '乙科室', '丙科室', '丁科室'], key: [1] },
  },
  {
    ...common, source: '示例2', explanation: '', use: 'practice',
    content: { type: 'single', stem: '（示例，导入前请删去）下列说法正确的是：', options: ['说法一', '说法二', '以上都对'], key: [2], keepOrder: true },
  },
  {
    ...common, source: '示例3', explanation: '示例：三项都要写明理由。', audience: ['行政执法类'],
    content: { type: 'multiple', stem: '（示例，导入前请删去）下列材料应当一并提交的有：', options: ['材料一', '材料二', '材料三', '材料四'], key: [0, 2, 3] },
  },
  {
    ...common, source: '示例4', explanation: '', difficulty: 5, citations: [{ law: '示例法', article: '第十条' }, { law: '示例条例', article: '第二条' }],
    content: { type: 'multiple', stem: '（示例，导入前请删去）下列情形中可以延期的有：', options: ['情形一', '情形二', '情形三'], key: [0, 1] },
  },
  { ...common, source: '示例5', explanation: '', content: { type: 'true-false', stem: '（示例，导入前请删去）收到申请后应当当场登记。', key: true } },
  {
    ...common, source: '示例6', explanation: '示例：应当在示例期限内答复。',
    content: { type: 'true-false', stem: '（示例，导入前请删去）申请可以一直不答复。', key: false },
  },
  {
    ...common, source: '示例7', explanation: '',
    content: {
      type: 'short-answer', stem: '（示例，导入前请删去）简述办理申请的步骤。', reference: '登记、审查、答复。',
      points: [{ text: '写出登记', share: 0.3 }, { text: '写出审查', share: 0.4 }, { text: '写出答复', share: 0.3 }],
    },
  },
  { ...common, source: '示例8', explanation: '', content: { type: 'short-answer', stem: '（示例，导入前请删去）什么是示例？', reference: '用来说明格式的内容。', points: [] } },
  {
    ...common, source: '示例9', explanation: '',
    content: {
      type: 'case', stem: '（示例，导入前请删去）甲单位收到乙的申请，三天后退回。',
      questions: [
        { type: 'single', stem: '退回的做法：', options: ['正确', '不妥，应当说明理由'], key: [1] },
        { type: 'true-false', stem: '乙可以再次申请。', key: true },
      ],
    },
  },
  {
    ...common, source: '示例10', explanation: '',
    content: {
      type: 'case', stem: '（示例，导入前请删去）丙单位逾期未答复丁的申请。',
      questions: [{ type: 'short-answer', stem: '丁可以怎么办？', reference: '向上级反映。', points: [] }],
    },
  },
];

const INSTRUCTIONS: readonly (readonly string[])[] = [
  ['题型', '必填', '单选题、多选题、判断题、简答题、案例分析题。案例分析题先写一行案情，下面每道小题各写一行，题型写“案例小题：单选题”等。'],
  ['题干', '必填', '只写题目，不写题号、选项和答案；作答的空写成（  ）。'],
  ['选项A、选项B……', '单选题、多选题必填', '每个选项一格，不写字母，中间不要空格。选项多于四个时，在后面加“选项E”“选项F”等列，最多到 L。'],
  ['答案', '必填', '单选题写一个字母，如 B；多选题写 ACD；判断题写“正确”或“错误”；简答题写参考答案。'],
  ['采分点', '可不填', '简答题用。每个要点一行（按 Alt+回车换行），行末写占比，如“写出登记（30%）”，合计 100%。也可以写分数，如“写出登记（3分）”。不填则整题评分。'],
  ['解析', '可不填', '为什么选这个答案。'],
  ['难度', '可不填', '1（易）到 5（难），或写易、中、难。不填按 3。'],
  ['专题', '建议填', '如宪法、行政法。组卷按专题抽题。'],
  ['适用对象', '可不填', '只给某类岗位用的题，写岗位类别，几类之间用分号；公共题不填。'],
  ['法律依据', '建议填', '写法律名称和条，如《示例法》第三条；几条之间用分号。法律修改后，系统据此提示核对。'],
  ['用途', '可不填', '正式（只用于正式考试）、练习（只用于练习）、通用。不填按导入时的选择。'],
  ['选项顺序', '可不填', '选项不能打乱的题写“固定”。“以上都对”一类的选项系统会自己认出。'],
  ['编号', '可不填', '这道题在原来题库里的编号。'],
  ['注意', '', '导入前请删去示例行。数字、百分数、日期请先把单元格设为“文本”再填，免得被 Excel 改写。'],
];
