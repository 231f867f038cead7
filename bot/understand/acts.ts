/**
 * What a date in a resident's story may be the date of, the weightier kind first: the wrong itself decides which law
 * applies, then the contract, then the relation that it arose in; papers and proceedings come after.
 */
export const ACTS = {
  /** The wrong: a dismissal, an injury, a breach, a death. */
  wrong: /辞退|开除|解雇|解除|裁员|被裁|离职|辞职|辞掉|被辞|离开公司|停工|出事|事故|车祸|撞|打伤|被打|打了|殴打|打架|打人|打掉|打断|受伤|摔|砸|咬|烫伤|工伤|中毒|去世|死亡|死了|过世|病逝|身亡|被骗|骗|盗|偷|抢|强奸|猥亵|性侵|诽谤|造谣|辱骂|泄露|侵权|违约|毁约|漏水|塌|起火|着火|失火|烧毁|淹|逃逸|拆迁|拆除|拆了|强拆|征收|征地|征用|占用|占了|被占|拖欠|欠薪|没发|不发|未发|处罚|罚款|罚了|拘留|查封|扣押|被扣|没收|停工|出轨|家暴|分居|离婚|离的婚|流产|误诊|手术|醉驾|酒驾|犯罪|犯[了的]|杀|贩卖|吸毒|赌|发生|出了/gu,
  contract: /签|订立|定的|约定|合同|协议|借[了给款钱的]|借出|借入|出借|欠条|借条|担保|保证|抵押|贷款|贷了|买|购|卖|转让|赠与|赠送|送给|过户|付款|付了|付定金|交了|交的|交定金|交首付|转账|转给|投保|办卡|办了|充值|充了|订婚|彩礼|给了|立[了的]?遗嘱|遗嘱|网购|下单|投资|入股|装修|定制|预订|报名|分家/gu,
  relation: /入职|上班|进厂|进公司|进入公司|工作|打工|做工|干活|参加工作|结婚|结的婚|领证|登记|同居|再婚|承包|租|入住|搬|住进|收房|交房|入户|落户|收养|建房|建的|盖|成立|注册|开业|怀孕|任职|聘|开始/gu,
  proceeding: /收到|拿到|接到|领到|送达|签收|判决|裁决|裁定|仲裁|起诉|诉讼|开庭|立案|报案|报警|调解|申请|鉴定|认定|认定书|复议|到期|期满|届满|应还|该还|还款|归还|还清|催|通知|发函|投诉|举报|执行|出院|确诊|年检/gu,
} as const satisfies Record<string, RegExp>;

export type ActKind = keyof typeof ACTS;

export const ACT_KINDS = Object.keys(ACTS) as ActKind[];

export interface Act {
  readonly kind: ActKind;
  readonly text: string;
  readonly start: number;
}

/** Every act that a text speaks of, in order. */
export function actsIn(text: string): Act[] {
  return ACT_KINDS
    .flatMap((kind) => [...text.matchAll(ACTS[kind])].map((match) => ({ kind, text: match[0], start: match.index })))
    .sort((a, b) => a.start - b.start || b.text.length - a.text.length);
}
