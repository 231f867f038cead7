/** A period that the law sets, with the article that sets it, so that it can be checked against the ingested text. */
export interface Deadline {
  /** What must happen within the period: 申请劳动仲裁. */
  readonly what: string;
  /** As the article writes it: 一年, 30日, 20个工作日. */
  readonly period: string;
  /** When it begins to run. */
  readonly from: string;
  /** `law` without 中华人民共和国; `article` as 第N条. */
  readonly source: { readonly law: string; readonly article: string };
}

const due = (what: string, period: string, from: string, law: string, article: string): Deadline =>
  ({ what, period, from, source: { law, article } });

/**
 * Statutory periods that guidance mentions, each read in the article that sets it (laws in force in July 2026).
 * The test holds every period against that article's text wherever the corpus is there.
 */
export const DEADLINES = {
  labourArbitration: due('申请劳动仲裁', '一年', '知道或者应当知道权利被侵害之日；在职期间被欠的工资，从离职之日', '劳动争议调解仲裁法', '第二十七条'),
  suitAfterLabourAward: due('不服劳动仲裁裁决，向法院起诉', '十五日', '收到裁决书之日', '劳动争议调解仲裁法', '第四十八条'),
  labourInspection: due('向劳动保障监察机构投诉', '2年', '违法行为发生之日；一直持续的，从结束之日', '劳动保障监察条例', '第二十条'),
  injuryByEmployer: due('单位申请工伤认定', '30日', '事故发生之日，或者职业病确诊之日', '工伤保险条例', '第十七条'),
  injuryByWorker: due('单位不申请时，职工本人、近亲属或者工会申请工伤认定', '1年', '事故发生之日，或者职业病确诊之日', '工伤保险条例', '第十七条'),
  reappraisal: due('对劳动能力鉴定结论不服，申请再次鉴定', '15日', '收到鉴定结论之日', '工伤保险条例', '第二十六条'),

  divorceWithdrawal: due('不想离的一方撤回离婚登记申请', '三十日', '婚姻登记机关收到申请之日', '民法典', '第一千零七十七条'),
  divorceCertificate: due('双方一起去领离婚证', '三十日', '撤回期届满之日', '民法典', '第一千零七十七条'),
  protectionOrder: due('法院作出人身安全保护令或者驳回申请', '七十二小时', '法院受理申请', '反家庭暴力法', '第二十八条'),
  urgentProtectionOrder: due('情况紧急时，法院作出人身安全保护令', '二十四小时', '法院受理申请', '反家庭暴力法', '第二十八条'),
  legacy: due('受遗赠人表示接受', '六十日', '知道受遗赠之日', '民法典', '第一千一百二十四条'),

  civilSuit: due('向法院起诉（普通民事纠纷）', '三年', '知道或者应当知道权利受损和对方是谁之日；追讨债务一般从约定的还款期满之日', '民法典', '第一百八十八条'),
  guarantee: due('没有约定保证期间时，向保证人主张（一般保证须起诉或者仲裁）', '六个月', '债务到期之日', '民法典', '第六百九十二条'),
  tenantPurchase: due('租客答复是否购买所租房屋', '十五日', '收到房东卖房通知之日', '民法典', '第七百二十六条'),
  judicialConfirmation: due('共同申请法院确认人民调解协议', '三十日', '调解协议生效之日', '人民调解法', '第三十三条'),
  civilAppeal: due('不服一审民事判决，提出上诉', '十五日', '判决书送达之日', '民事诉讼法', '第一百七十一条'),
  enforcement: due('申请强制执行', '二年', '法律文书规定的履行期最后一日；没有规定的，从生效之日', '民事诉讼法', '第二百五十条'),
  enforcementReview: due('对执行异议的裁定不服，申请复议', '十日', '裁定送达之日', '民事诉讼法', '第二百三十六条'),
  returnGoods: due('网购等远程购物无理由退货', '七日', '收到商品之日', '消费者权益保护法', '第二十五条'),
  consumerComplaint: due('行政部门处理消费投诉并告知', '七个工作日', '收到投诉之日', '消费者权益保护法', '第四十六条'),
  insuranceClaim: due('请求保险金（人寿保险以外）', '二年', '知道或者应当知道保险事故发生之日', '保险法', '第二十六条'),
  lifeInsuranceClaim: due('请求人寿保险金', '五年', '知道或者应当知道保险事故发生之日', '保险法', '第二十六条'),
  shareholderResolution: due('请求法院撤销股东会决议', '六十日', '决议作出之日；没接到开会通知的，从知道决议之日', '公司法', '第二十六条'),

  landArbitration: due('申请农村土地承包仲裁', '二年', '知道或者应当知道权利被侵害之日', '农村土地承包经营纠纷调解仲裁法', '第十八条'),
  suitAfterLandAward: due('不服农村土地承包仲裁裁决，向法院起诉', '三十日', '收到裁决书之日', '农村土地承包经营纠纷调解仲裁法', '第四十八条'),
  landTitleSuit: due('对政府的土地权属处理决定不服，向法院起诉', '三十日', '接到处理决定通知之日', '土地管理法', '第十四条'),
  collectiveDecision: due('请求法院撤销村集体经济组织侵害成员权益的决定', '一年', '知道或者应当知道撤销事由之日', '农村集体经济组织法', '第五十七条'),

  accidentReview: due('对交通事故认定申请复核', '三日', '认定书送达之日', '道路交通事故处理程序规定', '第七十一条'),
  accidentMediation: due('各方一起书面申请交警调解赔偿', '十日', '收到事故认定书之日', '道路交通事故处理程序规定', '第八十六条'),
  autopsy: due('对死因有异议时尸检', '48小时', '患者死亡；能冷冻保存遗体的可以延长', '医疗纠纷预防和处理条例', '第二十六条'),

  noCaseReview: due('对公安机关不予立案申请复议', '七日', '收到不予立案通知书', '公安机关办理刑事案件程序规定', '第一百七十九条'),
  criminalAppeal: due('不服一审刑事判决，提出上诉', '十日', '接到判决书的第二日', '刑事诉讼法', '第二百三十条'),

  reconsideration: due('申请行政复议', '六十日', '知道或者应当知道该行政行为之日', '行政复议法', '第二十条'),
  administrativeSuit: due('直接向法院提起行政诉讼', '六个月', '知道或者应当知道该行政行为之日', '行政诉讼法', '第四十六条'),
  suitAfterReconsideration: due('不服行政复议决定，向法院起诉', '十五日', '收到复议决定书之日', '行政诉讼法', '第四十五条'),
  hearing: due('要求听证', '五日', '被告知有权听证（按工作日算）', '行政处罚法', '第六十四条'),
  payFine: due('缴纳罚款', '十五日', '收到行政处罚决定书之日', '行政处罚法', '第六十七条'),
  stateCompensation: due('请求国家赔偿', '两年', '知道或者应当知道权利受侵犯之日', '国家赔偿法', '第三十九条'),
  petitionReply: due('有关机关办结信访事项', '60日', '受理之日；情况复杂的可以延长', '信访工作条例', '第三十四条'),
  petitionReview: due('对信访答复不服，请求复查', '30日', '收到书面答复之日', '信访工作条例', '第三十五条'),
  disclosureReply: due('行政机关答复政府信息公开申请', '20个工作日', '收到申请之日；可以依法延长一次', '政府信息公开条例', '第三十三条'),
  taxRefund: due('要求退还多缴的税款', '三年', '结算缴纳税款之日', '税收征收管理法', '第五十一条'),
  birthRegistration: due('给新生儿申报户口', '一个月', '出生', '户口登记条例', '第七条'),
} as const satisfies Record<string, Deadline>;
