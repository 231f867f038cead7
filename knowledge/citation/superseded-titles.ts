import type { Day } from '../law.ts';

/** What became of a law that people still cite by its old name. */
export interface Supersession {
  /** Normalised title of the law that took its place. */
  readonly by: string;
  /** Book of that law which now holds the subject, where one does. */
  readonly book?: string;
  /** First day on which the old law is no law. */
  readonly from: Day;
  /** Where that is said: law and article. */
  readonly source: string;
}

const CIVIL_CODE = { by: '民法典', from: '2021-01-01', source: '《民法典》第一千二百六十条' } as const;
const ENVIRONMENT_CODE = { by: '生态环境法典', from: '2026-08-15', source: '《生态环境法典》第一千二百四十二条' } as const;
const FOREIGN_INVESTMENT = { by: '外商投资法', from: '2020-01-01', source: '《外商投资法》第四十二条' } as const;
const EXIT_ENTRY = { by: '出境入境管理法', from: '2013-07-01', source: '《出境入境管理法》第九十三条' } as const;
const MARKET_ENTITIES = { by: '市场主体登记管理条例', from: '2022-03-01', source: '《市场主体登记管理条例》第五十五条' } as const;

/** By the normalised title of the old law. Only laws that another repealed by name and replaced as a whole. */
export const SUPERSEDED_TITLES: ReadonlyMap<string, Supersession> = new Map(Object.entries({
  合同法: { ...CIVIL_CODE, book: '第三编 合同' },
  婚姻法: { ...CIVIL_CODE, book: '第五编 婚姻家庭' },
  收养法: { ...CIVIL_CODE, book: '第五编 婚姻家庭' },
  继承法: { ...CIVIL_CODE, book: '第六编 继承' },
  物权法: { ...CIVIL_CODE, book: '第二编 物权' },
  侵权责任法: { ...CIVIL_CODE, book: '第七编 侵权责任' },
  民法总则: { ...CIVIL_CODE, book: '第一编 总则' },
  // The suretyship law went partly into the book on real rights, partly into that on contracts; the general principles into all.
  担保法: CIVIL_CODE,
  民法通则: CIVIL_CODE,

  环境保护法: ENVIRONMENT_CODE,
  环境影响评价法: ENVIRONMENT_CODE,
  海洋环境保护法: ENVIRONMENT_CODE,
  大气污染防治法: ENVIRONMENT_CODE,
  水污染防治法: ENVIRONMENT_CODE,
  土壤污染防治法: ENVIRONMENT_CODE,
  固体废物污染环境防治法: ENVIRONMENT_CODE,
  噪声污染防治法: ENVIRONMENT_CODE,
  放射性污染防治法: ENVIRONMENT_CODE,
  清洁生产促进法: ENVIRONMENT_CODE,

  中外合资经营企业法: FOREIGN_INVESTMENT,
  中外合作经营企业法: FOREIGN_INVESTMENT,
  外资企业法: FOREIGN_INVESTMENT,
  公民出境入境管理法: EXIT_ENTRY,
  外国人入境出境管理法: EXIT_ENTRY,
  公司登记管理条例: MARKET_ENTITIES,
  企业法人登记管理条例: MARKET_ENTITIES,
  合伙企业登记管理办法: MARKET_ENTITIES,
  农民专业合作社登记管理条例: MARKET_ENTITIES,
  企业法人法定代表人登记管理规定: MARKET_ENTITIES,

  执业医师法: { by: '医师法', from: '2022-03-01', source: '《医师法》第六十七条' },
  环境噪声污染防治法: { by: '噪声污染防治法', from: '2022-06-05', source: '《噪声污染防治法》第九十条' },
  预备役军官法: { by: '预备役人员法', from: '2023-03-01', source: '《预备役人员法》第六十五条' },
  学位条例: { by: '学位法', from: '2025-01-01', source: '《学位法》第四十五条' },
  人体器官移植条例: { by: '人体器官捐献和移植条例', from: '2024-05-01', source: '《人体器官捐献和移植条例》第五十条' },
  城市房屋拆迁管理条例: { by: '国有土地上房屋征收与补偿条例', from: '2011-01-21', source: '《国有土地上房屋征收与补偿条例》第三十五条' },
  居民身份证条例: { by: '居民身份证法', from: '2004-01-01', source: '《居民身份证法》第二十三条' },
  城市规划法: { by: '城乡规划法', from: '2008-01-01', source: '《城乡规划法》第七十条' },
  行政监察法: { by: '监察法', from: '2018-03-20', source: '2018年《监察法》第六十九条' },
  '企业破产法（试行）': { by: '企业破产法', from: '2007-06-01', source: '《企业破产法》第一百三十六条' },
  进出口关税条例: { by: '关税法', from: '2024-12-01', source: '《关税法》第七十二条' },
  增值税暂行条例: { by: '增值税法', from: '2026-01-01', source: '《增值税法》第三十八条' },
  契税暂行条例: { by: '契税法', from: '2021-09-01', source: '《契税法》第十六条' },
  印花税暂行条例: { by: '印花税法', from: '2022-07-01', source: '《印花税法》第二十条' },
  城市维护建设税暂行条例: { by: '城市维护建设税法', from: '2021-09-01', source: '《城市维护建设税法》第十一条' },
  耕地占用税暂行条例: { by: '耕地占用税法', from: '2019-09-01', source: '《耕地占用税法》第十六条' },
  资源税暂行条例: { by: '资源税法', from: '2020-09-01', source: '《资源税法》第十七条' },
  车辆购置税暂行条例: { by: '车辆购置税法', from: '2019-07-01', source: '《车辆购置税法》第十九条' },
  车船税暂行条例: { by: '车船税法', from: '2012-01-01', source: '《车船税法》第十三条' },
}));
