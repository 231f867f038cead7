import type { DEADLINES } from '../guidance/deadlines.ts';

export type DeadlineKey = keyof typeof DEADLINES;

/** What can still save a period that is over. */
export type Regime =
  /** 诉讼时效: demands and admissions interrupt it, obstacles in its last six months suspend it (民法典 articles 194 and 195; 劳动争议调解仲裁法 article 27). */
  | 'limitation'
  /** Remedies against the administration (行政复议法 article 20, 行政诉讼法 article 48): obstacles do not count, nor does time before one was told of the right. */
  | 'administrative'
  /** Periods before courts and arbitrators (民事诉讼法 article 86, 刑事诉讼法 article 106): may be extended for good reason. */
  | 'procedural'
  /** Never suspended, interrupted or extended, such as 保证期间 (民法典 article 692). */
  | 'fixed';

/** When a date in a resident's words starts a period. */
export interface Trigger {
  readonly key: DeadlineKey;
  /** What the words around the date must say. */
  readonly near: RegExp;
  /** What the whole question must say besides. */
  readonly also?: RegExp;
  /** What it must not say. */
  readonly not?: RegExp;
  readonly regime: Regime;
  /** Words of the question that alone tell which period it is, whatever topic was found. */
  readonly alone?: RegExp;
  /** The period counts in working days although its words do not say so. */
  readonly inWorkdays?: true;
  /** Nothing is said once it is over: no use in telling. */
  readonly endsSilently?: true;
  /** What the reckoning takes for granted: 从离职那天算起. */
  readonly assumes: string;
}

const RECEIVED = '(?:收到|拿到|接到|领到|送达|签收|送来|寄来|下来|出来|出的|出了|出具|作出|下达|下的|给的|给了)';
const around = (paper: string): RegExp => new RegExp(`${RECEIVED}.{0,14}(?:${paper})|(?:${paper}).{0,8}${RECEIVED}`, 'u');
const PENALTY = '处罚|罚单|罚款|拘留|决定书|行政决定|征收决定|补偿决定|限期拆除|责令|查封|扣押|没收|吊销';
const ORDERED = /处罚决定|限期拆除|责令.{0,6}(?:拆除|停业|退还)|征收决定|补偿决定|吊销/u;
const PENALISED = new RegExp(`${around(PENALTY).source}|被.{0,8}(?:处罚|罚款|罚了|拘留|查封|扣押|没收|吊销|强拆|拆)|(?:处罚|罚款|罚了|拘留了?|强拆|查封|扣押)`, 'u');
/** The words near the date are enough. */
const ANY = /^/u;
const DUE = /到期|期满|届满|应还|该还|应当还|要还|还清|还款|还钱|归还|写.{0,4}还|之?前还|约定.{0,8}[还付]|说好.{0,8}[还付]|承诺.{0,8}[还付]|答应.{0,8}[还付]/u;
const HURT = /受伤|打伤|被打|打了|殴打|伤了?|撞|车祸|事故|摔|咬|砸|烫|出事|中毒/u;

/** Triggers of the periods in which a resident has to act; what an office must do by when is none of these. */
export const TRIGGERS: readonly Trigger[] = [
  { key: 'labourArbitration', near: /离职|辞退|开除|解雇|解除|辞职|被裁|裁员|裁掉|被辞|离开(?:公司|单位|厂)|不让.{0,4}上班|终止|合同到期|不续签|不再续/u, not: /裁决书|仲裁裁决/u, regime: 'limitation', assumes: '从离开单位（或者权利被侵害）那天算起' },
  { key: 'suitAfterLabourAward', near: around('裁决'), not: /土地|承包地|承包经营/u, regime: 'procedural', alone: ANY, assumes: '从收到仲裁裁决书那天算起；终局裁决用人单位不能起诉，劳动者可以' },
  { key: 'labourInspection', near: /欠|没发|不发|未发|克扣|离职|离开|停工|没给|不给/u, regime: 'limitation', assumes: '从欠薪等违法行为结束那天算起' },
  { key: 'injuryByWorker', near: /伤|摔|砸|事故|出事|压|轧|绞|断|撞|中毒|确诊|诊断/u, not: /鉴定为|级伤残|伤残.{0,2}级|[一二三四五六七八九十]级|已经?认定|认定为工伤/u, alone: /工伤|工地|车间|上班时|干活/u, regime: 'procedural', assumes: '从出事（或者职业病确诊）那天算起' },
  { key: 'reappraisal', near: around('鉴定结论|劳动能力鉴定|伤残鉴定|鉴定结果'), also: /工伤|劳动能力/u, regime: 'procedural', alone: ANY, assumes: '从收到鉴定结论那天算起' },
  { key: 'divorceWithdrawal', near: /(?:民政局|登记|协议).{0,10}(?:申请|提交|递交|办)|(?:申请|提交|递交).{0,8}(?:离婚登记|协议离婚|离婚)|进入.{0,4}冷静期/u, not: /起诉|法院|诉讼/u, regime: 'fixed', assumes: '从婚姻登记机关收到申请那天算起' },
  { key: 'divorceCertificate', near: /冷静期.{0,6}(?:满|结束|到期|过|届)/u, regime: 'fixed', alone: ANY, assumes: '从三十日冷静期满那天算起' },
  { key: 'legacy', near: /去世|过世|病逝|死|知道|得知/u, also: /遗赠/u, regime: 'fixed', alone: ANY, assumes: '从知道受遗赠那天算起' },
  { key: 'civilSuit', near: new RegExp(`${DUE.source}|${HURT.source}|违约|漏水|手术|误诊|退租|搬走|退房|交房|拒绝|不给|不退|不认账`, 'u'), regime: 'limitation', assumes: '从知道权利受损、也知道对方是谁那天算起；欠款从约定的还款期满算起' },
  { key: 'guarantee', near: DUE, also: /担保|保证人|作保|做保/u, regime: 'fixed', assumes: '没有另外约定保证期间，从债务到期那天算起' },
  { key: 'tenantPurchase', near: /卖房|要卖|卖掉|出售/u, also: /租|房东/u, not: /[没未].{0,3}通知/u, regime: 'fixed', assumes: '从收到房东卖房通知那天算起' },
  { key: 'judicialConfirmation', near: /调解协议|达成.{0,4}(?:调解|协议)|调解.{0,4}(?:成功|达成|签)/u, also: /调解/u, alone: ANY, regime: 'procedural', assumes: '从调解协议生效（一般是签字）那天算起' },
  { key: 'civilAppeal', near: new RegExp(`${around('判决').source}|法院.{0,3}判`, 'u'), not: /刑事|判刑|有期徒刑|缓刑|拘役|无罪|公诉|二审|终审|再审|强制执行|已?生效|裁决/u, regime: 'procedural', alone: ANY, assumes: '从判决书送达那天算起；是一审判决，不是二审、小额诉讼等一审终审的' },
  { key: 'enforcement', near: /生效|履行期|判决|判了|判下来|胜诉|赢了|调解书|裁决/u, alone: /(?:判决|调解书|裁决).{0,4}生效.*(?:执行|不履行|不给|不还|没给|没还)/u, regime: 'limitation', assumes: '从判决写明的履行期最后一天算起，没有写明的从生效那天' },
  { key: 'enforcementReview', near: around('裁定'), also: /执行异议/u, regime: 'procedural', alone: ANY, assumes: '从裁定送达那天算起' },
  { key: 'returnGoods', near: /收到|签收|收货|到货|拿到|送到/u, also: /(?:网|淘宝|拼多多|京东|抖音|直播|快递).*(?:退|不想要|不合适|不喜欢)|退.*(?:网|淘宝|拼多多|京东|抖音|直播|快递)/u, regime: 'fixed', alone: ANY, assumes: '从收到商品那天算起，并且不是定做、鲜活易腐等不能无理由退的商品' },
  { key: 'insuranceClaim', near: new RegExp(`${HURT.source}|住院|确诊|火灾|起火|淹|被盗|出险|去世`, 'u'), not: /人寿|寿险|身故/u, regime: 'limitation', assumes: '从知道保险事故发生那天算起' },
  { key: 'lifeInsuranceClaim', near: /去世|过世|病逝|死|身故/u, also: /人寿|寿险|身故/u, regime: 'limitation', assumes: '从知道保险事故发生那天算起' },
  { key: 'shareholderResolution', near: /决议/u, regime: 'fixed', assumes: '从决议作出那天算起' },
  { key: 'landArbitration', near: /占|收回|收走|调整|侵|不给|抢种|转包|种了/u, regime: 'limitation', assumes: '从知道权利被侵害那天算起' },
  { key: 'suitAfterLandAward', near: around('裁决'), also: /土地|承包/u, regime: 'procedural', alone: ANY, assumes: '从收到裁决书那天算起' },
  { key: 'landTitleSuit', near: around('处理决定|确权决定'), regime: 'administrative', assumes: '从接到处理决定通知那天算起' },
  { key: 'collectiveDecision', near: /决定|表决|公示|知道|方案/u, regime: 'fixed', assumes: '从知道撤销事由那天算起' },
  { key: 'accidentReview', near: around('认定书|责任认定|事故认定'), not: /工伤认定/u, regime: 'procedural', alone: ANY, inWorkdays: true, assumes: '从事故认定书送达那天算起，按工作日算' },
  { key: 'accidentMediation', near: around('认定书|责任认定|事故认定'), not: /工伤认定/u, regime: 'procedural', alone: ANY, inWorkdays: true, assumes: '从收到事故认定书那天算起，按工作日算，各方都愿意调解' },
  { key: 'autopsy', near: /去世|过世|病逝|死|身亡|没抢救/u, endsSilently: true, regime: 'fixed', assumes: '从患者死亡算起；有冷冻条件的可以延长到七日' },
  { key: 'noCaseReview', near: /不予?立案/u, regime: 'procedural', alone: ANY, assumes: '从收到不予立案通知书那天算起' },
  { key: 'criminalAppeal', near: new RegExp(`${around('判决').source}|宣判|一审|判了|判处|判下来`, 'u'), regime: 'procedural', assumes: '是刑事判决，从收到判决书那天的第二天算起' },
  { key: 'reconsideration', near: PENALISED, not: /复议决定|告知书/u, alone: ORDERED, regime: 'administrative', assumes: '从知道这个决定那天算起，并且决定书写明了可以复议' },
  { key: 'administrativeSuit', near: PENALISED, not: /复议决定|告知书/u, alone: ORDERED, regime: 'administrative', assumes: '从知道这个决定那天算起，并且决定书写明了可以起诉' },
  { key: 'suitAfterReconsideration', near: around('复议决定'), regime: 'administrative', alone: ANY, assumes: '从收到复议决定书那天算起' },
  { key: 'hearing', near: around('听证|处罚告知书|处罚事先告知书'), alone: ANY, regime: 'procedural', inWorkdays: true, assumes: '从被告知有权要求听证那天算起，按工作日算' },
  { key: 'payFine', near: around('罚款|罚单|处罚'), not: /告知书/u, regime: 'procedural', assumes: '从收到处罚决定书那天算起' },
  { key: 'stateCompensation', near: /无罪|释放|不起诉|撤销|错抓|错判|违法/u, regime: 'limitation', assumes: '从知道权利受侵犯那天算起' },
  { key: 'petitionReview', near: around('答复|信访'), also: /信访|上访/u, regime: 'procedural', assumes: '从收到书面答复那天算起' },
  { key: 'taxRefund', near: /[缴交].{0,4}税|多[缴交]/u, also: /税/u, regime: 'fixed', assumes: '从结算缴纳税款那天算起' },
];
