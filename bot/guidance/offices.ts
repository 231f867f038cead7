import * as z from 'zod';

/** A place to turn to. National hotlines have a number; local offices get theirs from the operator's config. */
const office = z.strictObject({
  name: z.string().min(1),
  /** What it does for a resident, one sentence. */
  what: z.string().min(1),
  phone: z.string().regex(/^[\d-]{3,20}$/u, '电话只写数字和短横线').optional(),
  address: z.string().min(1).optional(),
  hours: z.string().min(1).optional(),
});

export type Office = z.infer<typeof office>;

/**
 * National hotlines and the kinds of local office. No local phone or address is known here: the operator adds it,
 * for instance `{ "township-justice": { "phone": "…", "address": "…" } }`.
 */
const DEFAULTS = {
  'legal-hotline': { name: '公共法律服务热线', phone: '12348', what: '免费解答法律问题，告诉您该找哪里。' },
  'government-hotline': { name: '政务服务便民热线', phone: '12345', what: '反映政府部门职责内的问题，由它转办和督办。' },
  police: { name: '公安报警', phone: '110', what: '人身、财产正受侵害或者有危险时报警。' },
  'traffic-police': { name: '交通事故报警', phone: '122', what: '发生交通事故时报警。' },
  ambulance: { name: '医疗急救', phone: '120', what: '有人受伤或者急病时求救。' },
  fire: { name: '火警', phone: '119', what: '火灾和抢险救援。' },
  'anti-fraud': { name: '反诈专线', phone: '96110', what: '被骗或者怀疑遇到诈骗时咨询、报告。' },
  'labour-hotline': { name: '人力资源社会保障热线', phone: '12333', what: '咨询社保、工资、工伤，投诉欠薪。' },
  'market-hotline': { name: '市场监管投诉举报热线', phone: '12315', what: '投诉商家，举报假货、问题食品和价格违法。' },
  'mental-health-hotline': { name: '全国统一心理援助热线', phone: '12356', what: '心里难受、想不开的时候有人听您说。' },
  'women-hotline': { name: '妇女维权热线', phone: '12338', what: '家庭暴力、婚姻家庭和妇女权益的求助。' },
  'youth-hotline': { name: '青少年服务热线', phone: '12355', what: '未成年人和青少年的维权与心理求助。' },
  'court-hotline': { name: '人民法院诉讼服务热线', phone: '12368', what: '询问立案、案件进展和执行。' },
  'procuratorate-hotline': { name: '检察服务热线', phone: '12309', what: '控告申诉，请求立案监督，未成年人和公益保护线索。' },
  'tax-hotline': { name: '纳税缴费服务热线', phone: '12366', what: '咨询税费，投诉办税服务。' },
  'housing-fund-hotline': { name: '住房公积金热线', phone: '12329', what: '咨询公积金缴存、提取和贷款。' },
  'medical-insurance-hotline': { name: '医疗保障服务热线', phone: '12393', what: '咨询医保参保和报销。' },
  'finance-hotline': { name: '银行保险消费者投诉维权热线', phone: '12378', what: '投诉银行、保险公司。' },
  'township-justice': { name: '本地司法所（公共法律服务工作站）', what: '当面咨询，申请调解和法律援助。' },
  'legal-aid': { name: '法律援助中心', what: '经济困难的人免费得到律师帮助。' },
  'people-mediation': { name: '人民调解委员会', what: '免费调解民间纠纷，可以签调解协议。' },
  'village-committee': { name: '村（居）民委员会', what: '就近调解、开证明、反映情况。' },
  'township-government': { name: '乡镇人民政府、街道办事处', what: '处理土地、宅基地、救助和基层事务。' },
  'labour-arbitration': { name: '劳动人事争议仲裁委员会', what: '受理劳动仲裁申请，不收费。' },
  'labour-inspection': { name: '劳动保障监察机构', what: '查处欠薪、不签合同等违法用工。' },
  'social-security': { name: '社会保险行政部门（人力资源社会保障局）', what: '受理工伤认定，查处社保违法。' },
  'land-arbitration': { name: '农村土地承包仲裁委员会', what: '受理承包地纠纷的仲裁申请。' },
  'natural-resources': { name: '自然资源主管部门', what: '不动产登记、征地和土地违法查处。' },
  'housing-authority': { name: '住房和城乡建设部门', what: '管理租房、商品房销售和物业服务。' },
  'ecology-authority': { name: '生态环境部门', what: '查处污染环境的行为。' },
  'health-authority': { name: '卫生健康部门', what: '处理对医院和医生的投诉。' },
  'medical-mediation': { name: '医疗纠纷人民调解委员会', what: '免费调解医疗纠纷。' },
  'education-authority': { name: '教育部门', what: '处理对学校和校外培训机构的投诉。' },
  'civil-affairs': { name: '民政部门', what: '办理婚姻登记、低保、特困和临时救助。' },
  'police-station': { name: '派出所', what: '报案、治安调解，办理户口和身份证。' },
  court: { name: '基层人民法院', what: '起诉、申请保护令、保全和强制执行。' },
  reconsideration: { name: '行政复议机构（司法局）', what: '受理行政复议申请，不收费。' },
  petition: { name: '信访部门', what: '登记和转办信访事项。' },
  'market-authority': { name: '市场监督管理部门', what: '办理营业执照，查处侵犯知识产权和不正当竞争。' },
  'notary-office': { name: '公证处', what: '办理遗嘱、继承和证据保全公证。' },
} as const satisfies Record<string, Office>;

export type OfficeId = keyof typeof DEFAULTS;

export const OFFICES: Readonly<Record<OfficeId, Office>> = DEFAULTS;

const ids = Object.keys(DEFAULTS) as [OfficeId, ...OfficeId[]];

/** What an operator may say of the offices: any field of any of them. */
const officesSchema = z.partialRecord(z.enum(ids), office.partial());

/**
 * The offices with the operator's details laid over the defaults.
 * @throws {z.ZodError} on an unknown office or a malformed field.
 */
export function officesFrom(config: unknown): Readonly<Record<OfficeId, Office>> {
  const local = officesSchema.parse(config ?? {});
  return z.record(z.enum(ids), office).parse(
    Object.fromEntries(ids.map((id) => [id, { ...OFFICES[id], ...local[id] }])),
  );
}
