import { inOrder } from './in-order.ts';

/** A question back to the resident: one fact that decides the outcome. */
export interface Clarification {
  readonly fact: Fact;
  /** One short sentence. */
  readonly text: string;
  /** Two to four answers to tap; the channel adds 跳过. */
  readonly choices: readonly ClarificationChoice[];
  /** What depends on it, one clause. */
  readonly why: string;
}

export interface ClarificationChoice {
  readonly id: string;
  readonly label: string;
  /** The clause that the answer adds to the question: 签了书面劳动合同. */
  readonly adds: string;
}

export type Fact =
  | 'dismissal-reason' | 'labour-relation' | 'employer-kind' | 'labour-contract'
  | 'consent-to-divorce' | 'whose-house' | 'child-age' | 'married' | 'will'
  | 'lease-term' | 'purchase-stage' | 'bought-where' | 'received-when' | 'deposit-kind'
  | 'loan-proof' | 'loan-due' | 'injury-in-traffic' | 'injury-level' | 'minor-age' | 'offender-age'
  | 'decision-received' | 'land-kind' | 'land-title' | 'membership' | 'how-long-ago';

/** When a clarification is worth its trouble. */
export interface ClarificationRule extends Clarification {
  /** Ids of guidance topics; any where empty. */
  readonly topics: readonly string[];
  /** What the question must say. */
  readonly when: Pick<RegExp, 'test'>;
  /** What makes the fact known, or of no weight. */
  readonly unless: RegExp;
  /** What is taken for granted when the question is skipped, one sentence. */
  readonly assumption: string;
}

const rule = (fact: Fact, topics: string, rest: Omit<ClarificationRule, 'fact' | 'topics' | 'choices'> & { readonly choices: Readonly<Record<string, readonly [label: string, adds: string]>> }): ClarificationRule => ({
  ...rest,
  fact,
  topics: topics === '' ? [] : topics.split(' '),
  choices: Object.entries(rest.choices).map(([id, [label, adds]]) => ({ id, label, adds })),
});

/** The weightier first: at most two are asked. Sources of what each decides stand beside it. */
export const CLARIFICATIONS: readonly ClarificationRule[] = [
  // Compensation, double compensation or none: 劳动合同法 articles 39 to 42, 46, 47 and 87.
  rule('dismissal-reason', 'dismissal wages', {
    when: /(?:辞退|开除|解雇|解除|裁员|被裁|裁了|不让我?上班|离职|辞职|炒).*(?:补偿|赔|怎么办|合法|违法|咋办|钱|权益|维权|N\+1)|(?:补偿|赔偿).*(?:辞退|开除|解雇|被裁|离职)/iu,
    unless: /违纪|旷工|迟到|试用期|不胜任|不合格|怀孕|孕期|产假|哺乳|裁员|到期|期满|生病|医疗期|工伤|协商|无故|没有?理由|无理由|突然|自己|自愿|主动|欠薪|拖欠|没发|不发|社保|退休|因为|由于|理由|原因|搬迁|倒闭|破产|打架/u,
    text: '单位是以什么理由让您走的？',
    choices: {
      none: ['没说理由', '单位没有说明理由就辞退'], fault: ['说我违纪', '单位说劳动者严重违反规章制度'],
      ability: ['说我干不好', '单位说劳动者不能胜任工作'], own: ['我自己提的', '劳动者自己提出离职'],
    },
    why: '理由不同，有没有补偿、补多少不一样',
    assumption: '假定单位没有合法理由就辞退了您',
  }),
  // Labour law or the Civil Code: 劳动合同法 articles 7 and 10; 工伤保险条例 article 18.
  rule('labour-relation', 'work-injury', {
    when: inOrder(
      /上班|干活|干工|做工|打工|工地|车间|机器|厂里|工作时|工伤|单位|老板/u, /伤|摔|砸|压|断|轧|烫|死|去世|出事/u, /赔|谁|怎么办|咋办|责|不管|能要|多少/u,
    ),
    unless: /公司|用人单位|厂(?!里)|合同|劳务|包工头|雇主|私人|帮工|退休|职工|员工|个人|家里|社保|工伤保险|上下班|职业病|派遣|外卖|骑手|[上下]班.{0,2}路|帮人|帮忙/u,
    text: '您是在给谁干活时受的伤？',
    choices: {
      employee: ['单位的职工', '是用人单位的职工'], contractor: ['包工头叫的', '是包工头招用的，没有和公司签合同'],
      person: ['给个人家干活', '是给个人提供劳务时受伤'], retired: ['已经领退休金', '已经达到退休年龄并领取养老金'],
    },
    why: '是职工的按工伤赔，给个人干活的按民法典赔',
    assumption: '假定您是用人单位的职工',
  }),
  // Who owes the pay: 保障农民工工资支付条例 articles 30 to 36.
  rule('employer-kind', 'wages', {
    when: /(?:拖欠|欠|不给|没给|不发|没发|克扣|讨要?|要).{0,8}(?:工资|工钱|薪|血汗钱)|(?:工资|工钱|薪).{0,8}(?:拖欠|不给|没给|不发|没发|没结|要不)/u,
    unless: /公司|单位|厂|包工头|工地|农民工|项目|劳务|个人|私人|饭店|餐馆|店|超市|学校|医院|企业|工程|装修|家政|保姆|合同|离职|辞/u,
    text: '您是跟谁干的活？',
    choices: {
      company: ['公司或者店铺', '是在公司或者店铺上班'], site: ['工地，包工头带的', '在建设工地干活，是包工头招的农民工'],
      person: ['给个人家干活', '是给个人提供劳务'],
    },
    why: '找谁要、走仲裁还是直接起诉，要看跟谁干活',
    assumption: '假定您和用工的单位是劳动关系',
  }),
  // A second wage for every month without a contract: 劳动合同法 articles 10 and 82.
  rule('labour-contract', 'dismissal', {
    when: /(?:没有?|未|不给)(?:交|缴|买|上)?(?:社保|五险|保险).*(?:辞|离|赔|补)/u,
    unless: /合同|劳务协议/u,
    text: '和单位签了书面劳动合同吗？',
    choices: { yes: ['签了', '签了书面劳动合同'], no: ['没签', '没有签书面劳动合同'], service: ['签的是劳务协议', '签的是劳务协议'] },
    why: '没签的可以另外要求二倍工资',
    assumption: '假定双方签了书面劳动合同',
  }),
  // Registration or suit: 民法典 articles 1076, 1078 and 1079.
  rule('consent-to-divorce', 'divorce domestic-violence', {
    when: /(?:想|要|怎么|如何|咋|能不能|办理?|可以)(?:和|跟|与)?.{0,6}离婚|离婚(?:怎么|咋|如何|要|需要|流程|手续|怎样)/u,
    unless: /同意|不肯|不愿|不离|协议|起诉|诉讼|法院|判|失踪|下落不明|联系不上|找不到|坐牢|服刑|军人|彩礼|财产|房|孩子|抚养|债|冷静期|怀孕|家暴|打|拖/u,
    text: '对方愿意离婚吗？',
    choices: { yes: ['愿意', '双方都同意离婚'], no: ['不愿意', '对方不同意离婚'], gone: ['联系不上', '对方下落不明'] },
    why: '都愿意的到民政局办，不愿意的要起诉',
    assumption: '假定对方不同意离婚',
  }),
  // 民法典 articles 1062, 1063 and 1087; 民法典婚姻家庭编解释（一） article 78.
  rule('whose-house', 'divorce', {
    when: /离.*(?:房子?|住房|房产).{0,8}(?:分|归谁|归|怎么办|有份|有我)|(?:房子?|住房|房产).{0,10}离婚.{0,6}(?:分|归谁|怎么)/u,
    unless: /婚前|婚后|名字|名下|父母|公婆|首付|全款|加名|共同|贷款|继承|赠|拆迁|自建|宅基|农村/u,
    text: '房子是什么时候、谁出钱买的？',
    choices: {
      before: ['一方婚前买的', '房子是一方婚前购买的'], mortgage: ['婚前首付，婚后还贷', '房子是一方婚前付首付、婚后共同还贷'],
      after: ['婚后买的', '房子是婚后购买的'], parents: ['父母出资', '房子是一方父母出资购买的'],
    },
    why: '出资的时间和人决定是不是共同财产',
    assumption: '假定房子是婚后共同购买的',
  }),
  // 民法典 article 1084.
  rule('child-age', 'divorce support', {
    when: /(?:孩子|小孩|儿子|女儿|宝宝|娃).{0,8}(?:归谁|跟谁|判给|归我|跟我|抚养权)|抚养权/u,
    unless: /岁|月大|个月|哺乳|吃奶|小学|初中|中学|高中|幼儿园|成年|变更|婴儿|刚出生/u,
    text: '孩子多大了？',
    choices: { baby: ['不满两岁', '孩子不满两周岁'], child: ['两岁到七岁', '孩子已满两周岁、不满八周岁'], eight: ['满八岁', '孩子已满八周岁'] },
    why: '不满两岁一般随母亲，满八岁要听孩子的意愿',
    assumption: '假定孩子已满两周岁、不满八周岁',
  }),
  // 民法典婚姻家庭编解释（一） article 5; 关于审理涉彩礼纠纷案件适用法律若干问题的规定 articles 5 and 6.
  rule('married', 'betrothal divorce', {
    when: /彩礼|聘礼|三金/u,
    unless: /领证|领了证|登记|结婚证|没结婚|未婚|离婚|同居|一起生活|共同生活|悔婚|退婚|分手|没结成|婚后|办了?酒|标准|多少合适|什么是|违法吗|合法吗/u,
    text: '领结婚证、一起生活了吗？',
    choices: {
      neither: ['没领证，没一起过', '没有领证，也没有共同生活'], lived: ['没领证，一起过了', '没有领证，但已经共同生活'],
      registered: ['领了证，没一起过', '已经领证，没有共同生活'], both: ['领了证，一起过了', '已经领证并且共同生活'],
    },
    why: '彩礼退不退、退多少主要看这两点',
    assumption: '假定双方没有登记结婚，也没有共同生活',
  }),
  // 民法典 article 1123.
  rule('will', 'inheritance', {
    when: /(?:去世|过世|死|走了|病故|遗产|继承|留下).*(?:怎么分|如何分|归谁|有份|谁继承|能分|能继承|有权继承|有没有份|分给|分多少|分得|争)/u,
    unless: /遗嘱|遗赠|放弃|债|代位|协议|公证|已经分|撤销|证明|法定继承/u,
    text: '老人留下遗嘱了吗？',
    choices: { yes: ['有遗嘱', '被继承人留有遗嘱'], no: ['没有遗嘱', '被继承人没有留下遗嘱'] },
    why: '有遗嘱的先按遗嘱，没有的才按法律分',
    assumption: '假定老人没有留下遗嘱',
  }),
  // 民法典 articles 721, 730, 733 and 734.
  rule('lease-term', 'renting', {
    when: /(?:房东|出租|租).*(?:赶|搬|涨|收回|不租|退租|解约|卖)|不退.{0,4}押金|押金.{0,6}(?:退|不给)/u,
    unless: /物业|装修|到期|未到期|没到期|期满|提前|合同|没签|口头|租期|还有.{1,6}(?:年|月)|租了.{1,4}(?:年|月)|年租|拖欠|不交|转租|家具|损坏|征|租房期间|租赁期|承租期/u,
    text: '租期到了吗？',
    choices: {
      running: ['还没到期', '房子租期还没有到'], over: ['已经到期', '房子租期已经到了'], none: ['没约定租期', '没有约定房子的租期'],
    },
    why: '没到期一方要走算违约，没约定租期的可以随时解除',
    assumption: '假定租赁合同还没有到期',
  }),
  // 民法典 articles 209, 214, 215 and 587.
  rule('purchase-stage', 'house-purchase', {
    when: /(?:买|卖).{0,10}(?:房|楼).*(?:反悔|不卖|不买|不想|涨价|退|毁约)|(?:房主|卖家|卖方|业主|买家|买方).{0,6}(?:反悔|不卖|毁约|涨价)/u,
    unless: /过户|定金|订金|网签|认购|首付|房产证|合同|签了|付了/u,
    text: '买卖办到哪一步了？',
    choices: {
      deposit: ['只交了定金', '只交了定金，还没有签正式合同'], signed: ['签了合同没过户', '签了房屋买卖合同，房子还没有过户'], registered: ['已经过户', '房屋已经过户登记'],
    },
    why: '办到哪一步，能要回的和要赔的不一样',
    assumption: '假定签了买卖合同，还没有过户',
  }),
  // 消费者权益保护法 articles 24 and 25.
  rule('bought-where', 'consumer online-shopping', {
    when: /(?:退货|想退|能退|可以退|不给退|不让退|不退|无理由|不想要)/u,
    unless: /网|淘宝|拼多多|京东|抖音|直播|平台|快递|店|超市|商场|卡|课|培训|健身|会员|票|旅游|酒店|定金|订金|押金|学费|充值|打赏|手机号|房|车|假货|假|翻新|二手|瑕疵|只能修|保修|三包|质量|坏|过期|变质|欺诈|保健品|美容/u,
    text: '东西是在哪里买的？',
    choices: { recent: ['网上，收到不到7天', '是网购的，收到货不到七天'], old: ['网上，超过7天', '是网购的，收到货超过七天'], shop: ['实体店', '是在实体店买的'] },
    why: '网购的收到七日内一般可以无理由退，店里买的不行',
    assumption: '假定东西是网购的，收到不到七天',
  }),
  rule('received-when', 'online-shopping', {
    when: /(?:网|淘宝|拼多多|京东|抖音|直播).*(?:退货|无理由|想退|能退|可以退|不想要|不喜欢)/u,
    unless: /天|日|刚|昨|今|周|月|签收|没有?收到|没发货|假|质量|坏|破|碎|少|错|定制|定做|生鲜|水果|充值|打赏|拆封|游戏|快递丢|拒收/u,
    text: '收到货几天了？',
    choices: { recent: ['不到7天', '收到货不到七天'], old: ['超过7天', '收到货超过七天'], none: ['还没收到', '还没有收到货'] },
    why: '无理由退货要在收到之日起七日内提出',
    assumption: '假定收到货不到七天',
  }),
  // 民法典 articles 586 to 588.
  rule('deposit-kind', 'contract consumer house-purchase renting', {
    when: /(?:交|付|给).{0,6}(?:预付款|预定金|诚意金|意向金|保证金|预订|订房|[几\d一二三四五六七八九十]+[千百万]).*(?:退|要回|不想|不租|不买)/u,
    unless: /定金|订金|押金|学费|房租|工资|彩礼|收据写|假/u,
    text: '收据或者合同上写的是什么钱？',
    choices: { earnest: ['写“定金”', '写的是定金'], advance: ['写“订金”“预付款”', '写的是订金或者预付款'], none: ['没写', '没有写明是什么钱'] },
    why: '定金反悔的不能退，订金、预付款一般可以退',
    assumption: '假定没有写明是定金',
  }),
  // 民法典 articles 667 and 679; 民间借贷规定 articles 2 and 15.
  rule('loan-proof', 'loan', {
    when: /(?:借|欠)(?!条|据).{0,16}(?:不还|没还|不认|赖|要不回|不给|怎么要|怎么办|咋办|起诉|拒绝)|(?:不还|不还我|欠我|赖账)/u,
    unless: /借条|欠条|转账|聊天|微信|合同|协议|判决|录音|现金|证据|凭证|收据|信用卡|银行|网贷|贷款|工资|货款|工程款|工钱|房租|租金|物业|保证人|担保|死|去世|时效|离婚|公司|执行|田|地(?!方)|房|车|东西|证/u,
    text: '手里有什么凭据？',
    choices: {
      note: ['有借条', '有借条'], transfer: ['只有转账记录', '没有借条，只有转账记录'], none: ['都没有', '没有借条，也没有转账记录，是现金给的'],
    },
    why: '起诉要先证明借了钱',
    assumption: '假定您有借条或者转账记录',
  }),
  // 道路交通安全法 articles 70 and 76.
  rule('injury-in-traffic', 'traffic', {
    when: /(?:撞|车祸|事故|追尾|碰).*(?:怎么办|赔|处理|咋办|责任|私了|逃逸|跑)/u,
    unless: /伤|死|去世|亡|残|住院|骨折|医|抢救|车损|刮|蹭|修车|车坏|定损|保险杠|狗|猫|全责|认定书|喝酒|酒驾|醉驾|无证|驾照|扣分|跑|逃|行人闯|谁的责任|保险|交强险/u,
    text: '有人受伤吗？',
    choices: { none: ['没有，只坏了车', '没有人受伤，只有车辆损失'], hurt: ['有人受伤', '有人受伤'], grave: ['重伤或者去世', '造成重伤或者死亡'] },
    why: '有人受伤必须报警，重伤、死亡的可能涉及刑事责任',
    assumption: '假定没有人重伤或者死亡',
  }),
  // 治安管理处罚法 (assault); 刑法 article 234.
  rule('injury-level', 'neighbours personal-injury public-security crime-victim crime-suspect', {
    when: /(?:打|殴|揍|砍|捅).*(?:坐牢|判|拘|立案|追究|刑事|犯法|犯罪|怎么处理|怎么赔|赔多少|怎么处罚|承担什么|什么责任|报警|报案)/u,
    unless: /轻伤|重伤|轻微伤|鉴定|死|残|打扫|打工|打印|打电话|打赏|打牌|打麻将|打车|打折|打架没|没受伤|骨折|骨裂|老婆|妻子|老公|孩子|学生|精神病|狗|猫|宠物|自首|正当防卫|还手|听证|被(?:行政)?拘留(?!.{0,8}(?:判|刑|坐牢))/u,
    text: '伤情鉴定是什么结果？',
    choices: {
      slight: ['轻微伤或者没伤', '伤情鉴定为轻微伤'], minor: ['轻伤', '伤情鉴定为轻伤'], grave: ['重伤', '伤情鉴定为重伤'], none: ['还没做', '还没有做伤情鉴定'],
    },
    why: '轻伤以上是刑事案件，轻微伤是治安案件',
    assumption: '假定伤情在轻微伤以下',
  }),
  // 民法典 articles 18 to 20.
  rule('minor-age', 'minors online-shopping consumer', {
    when: /(?:孩子|小孩|儿子|女儿|娃|未成年|学生).*(?:充值|打赏|充了|充.{0,4}游戏|游戏.{0,4}充|花了|买了|刷了|转账|消费)/u,
    unless: /岁|小学|初中|高中|幼儿园|年级|成年人/u,
    text: '孩子多大了？',
    choices: { under8: ['不满8岁', '孩子不满八周岁'], under16: ['8到15岁', '孩子已满八周岁、不满十六周岁'], under18: ['16、17岁', '孩子已满十六周岁、不满十八周岁'] },
    why: '不满八岁的一律无效，再大要看金额和是不是靠自己收入生活',
    assumption: '假定孩子已满八周岁、不满十六周岁，家长没有同意',
  }),
  // 刑法 article 17; 治安管理处罚法 on minors.
  rule('offender-age', 'minors crime-suspect personal-injury public-security crime-victim', {
    when: /(?:孩子|小孩|儿子|女儿|娃|未成年|学生|同学|弟弟|妹妹).{0,12}(?:打|捅|偷|抢|杀|伤害|欺负|霸凌|欺凌|放火|强奸|猥亵).*(?:坐牢|判|抓|拘|刑|承担|责任|怎么处理|怎么办|犯法)/u,
    unless: /岁|小学|初中|高中|幼儿园|年级|被.{0,6}(?:打|偷|抢|欺|霸凌|杀|猥亵|强奸)|遭受?|受害|举报|指使|指示/u,
    text: '动手的孩子多大？',
    choices: {
      under12: ['不满12岁', '行为人不满十二周岁'], under14: ['12、13岁', '行为人已满十二周岁、不满十四周岁'],
      under16: ['14、15岁', '行为人已满十四周岁、不满十六周岁'], under18: ['16、17岁', '行为人已满十六周岁、不满十八周岁'],
    },
    why: '年龄决定要不要负刑事责任、能不能拘留',
    assumption: '假定行为人不满十四周岁，由家长赔偿',
  }),
  // 行政复议法 article 20, 行政诉讼法 article 46.
  rule('decision-received', 'administrative-penalty public-security administrative-remedy traffic', {
    when: /(?:处罚|罚款|罚了|拘留|吊销|没收|扣押|查封|扣分|罚单).*(?:不服|不公|冤|申诉|复议|起诉|告|维权|撤销|不合理|怎么办)|(?:不服|想告|复议).*(?:处罚|罚款|拘留)/u,
    unless: /收到|拿到|告知书|没有?(?:决定书|文书|手续)|今天|昨天|前天|上周|上个?月|天前|月前|年前|\d+[日号]|被打|还没|口头|要罚|电动车上牌/u,
    text: '收到书面的处罚决定书多久了？',
    choices: {
      none: ['还没收到', '还没有收到书面处罚决定书'], fresh: ['60天以内', '收到处罚决定书不到六十天'],
      later: ['60天到6个月', '收到处罚决定书超过六十天、不到六个月'], over: ['超过6个月', '收到处罚决定书超过六个月'],
    },
    why: '六十日内可以复议，六个月内可以起诉',
    assumption: '假定收到处罚决定书不到六十天',
  }),
  // 土地管理法 articles 47 and 48; 国有土地上房屋征收与补偿条例 articles 17 and 19.
  rule('land-kind', 'expropriation', {
    when: /(?:拆迁|征收|征地|拆).*(?:补偿|赔|标准|多少|怎么办|不合理|太低|安置)/u,
    unless: /村|农村|农民|宅基|集体|国有|城|小区|楼|商品房|耕地|田|承包|土地|地被|门面|厂房|大棚|果树|青苗|坟|违建|公租|协议|方案|已经/u,
    text: '房子在什么地上？',
    choices: { collective: ['村里的集体土地', '房屋在农村集体土地上'], state: ['城里的国有土地', '房屋在国有土地上'] },
    why: '两种土地的征收程序和补偿标准不同',
    assumption: '假定房屋在农村集体土地上',
  }),
  // 农村土地承包法 articles 22 to 24, 27 and 57.
  rule('land-title', 'land-contract neighbours village-affairs loan', {
    when: /(?:我家|我的|自家|我们家|咱家|家里).{0,6}(?:地|田|山|林).*(?:占|收回|收走|种|抢|归|不给|要回)/u,
    unless: /证|合同|确权|承包的|租给|流转|转包|出租|口头|借给|宅基|坟|路|外嫁|征/u,
    text: '承包合同或者经营权证上写的是谁？',
    choices: { ours: ['我家', '土地承包经营权证登记在自己家名下'], other: ['别人', '土地承包经营权证登记在别人名下'], none: ['没有证', '没有办土地承包经营权证'] },
    why: '登记和合同是归谁的主要凭据',
    assumption: '假定承包合同和经营权证写的是您家',
  }),
  // 土地管理法 article 62; 民法典 article 363.
  rule('membership', 'homestead inheritance', {
    when: /宅基地.*(?:继承|申请|买|卖|转让|批|确权|盖房|建房|翻建|收回)|(?:继承|申请|买|卖|转让).{0,8}宅基地/u,
    unless: /户口|户籍|城镇|城市|城里|本村|外村|同村|村民|非农|农转非|外嫁|集体成员|市民|邻居|政府|互换|经济组织|侵占|占|两次|征收|证明|纠纷|拆/u,
    text: '您的户口在本村吗？',
    choices: { yes: ['在本村', '是本集体经济组织成员，户口在本村'], other: ['在别的村', '户口在别的村'], town: ['在城里', '户口在城里，不是本集体经济组织成员'] },
    why: '宅基地一般只有本集体成员能申请和受让',
    assumption: '假定您是本集体经济组织成员',
  }),
  // 民法典 article 188; 劳动争议调解仲裁法 article 27; 行政诉讼法 article 46.
  rule('how-long-ago', '', {
    when: /(?:还|现在|这么久).{0,4}(?:能|可以|可不可以|能不能)(?:再|去)?(?:起诉|告|仲裁|要回|追究|索赔|主张|维权)|来得及|过期了吗|过了?时效|超过?时效|时效.{0,4}(?:过|到)/u,
    unless: /(?<!几|多)年|月|天|周|日|号|昨|刚|前|正在|骗|偷|抢|彩礼|离婚|时效(?:期间)?(?:是|为|多久|多长|怎么算|如何)|吗.*吗/u,
    text: '事情发生多久了？',
    choices: { fresh: ['一年以内', '事情发生不到一年'], older: ['一到三年', '事情发生在一年以上、三年以内'], old: ['三年以上', '事情发生已经超过三年'] },
    why: '拖久了可能过仲裁、诉讼的时效',
    assumption: '假定事情发生不到一年',
  }),
];
