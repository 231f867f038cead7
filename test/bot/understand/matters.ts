import type { StakeCode } from '../../../bot/understand/assess-stakes.ts';

/** Residents' own matters with everything that hangs on them. */
export const MATTERS: readonly (readonly [string, readonly StakeCode[]])[] = [
  ['我儿子打架被刑拘了，会判几年', ['criminal-liability', 'detention']],
  ['我老公酒驾被抓了怎么办', ['criminal-liability', 'detention']],
  ['我把人打成轻伤，要坐牢吗', ['criminal-liability', 'injury-or-death']],
  ['家人被拘留了怎么取保候审', ['criminal-liability', 'detention']],
  ['我帮别人转账被查，是不是帮信罪', ['criminal-liability']],
  ['我弟弟被派出所带走了，现在在看守所', ['detention']],
  ['我偷了东西会判刑吗', ['criminal-liability']],
  ['我哥开设赌场被批捕了', ['criminal-liability', 'detention']],
  ['我16岁的女儿被同学欺负', ['minor']],
  ['我家孩子在幼儿园摔断了胳膊', ['minor', 'injury-or-death']],
  ['儿子上初二被老师打了', ['minor']],
  ['我女儿十三岁被猥亵了', ['minor', 'injury-or-death']],
  ['孩子充值游戏花了我八千', ['minor']],
  ['我在工地干活摔成骨折，老板不管', ['injury-or-death']],
  ['我爸被车撞死了怎么赔', ['injury-or-death']],
  ['我上班时手指被机器压断了', ['injury-or-death']],
  ['老公家暴我，我想离婚', ['injury-or-death']],
  ['母亲做手术后瘫痪了，医院不承认', ['injury-or-death']],
  ['村里征地占了我家三亩地，补偿太低', ['expropriation']],
  ['我家房子被强拆了', ['expropriation']],
  ['政府要拆迁我们村，不签字会怎么样', ['expropriation']],
  ['我的厂房被认定违建要求限期拆除', ['expropriation']],
  ['朋友借了我二十万不还', ['large-sum']],
  ['他欠我20w两年了', ['large-sum']],
  ['我借出去1.5亿，对方破产了', ['large-sum']],
  ['老板欠我三十多万工程款', ['large-sum']],
  ['买房交了十几万首付，开发商跑了', ['large-sum']],
  ['我投了100000元，平台不给提现', ['large-sum']],
  ['货款￥350,000一直不给我', ['large-sum']],
  ['我们合伙亏了上百万怎么分', ['large-sum']],
  ['老板欠我们工资一共12万8', ['large-sum']],
  ['离婚了我能分到一百三十五万的房子吗', ['large-sum']],
  ['我被诈骗了25万元', ['large-sum']],
  ['撞了人对方要我赔几十万', ['large-sum']],
  ['爸爸酒驾撞死了人，对方要80万，会坐牢吗', ['criminal-liability', 'injury-or-death', 'large-sum']],
];

/** Questions of knowledge, and matters on which little hangs. */
export const SMALL_MATTERS: readonly string[] = [
  '什么是拘留', '拘留和逮捕有什么区别', '故意伤害罪的量刑标准', '盗窃罪判几年', '什么是取保候审', '未成年人的定义', '轻伤的标准是什么', '征收和征用的区别', '征地补偿标准', '工伤怎么认定', '诈骗多少钱立案', '十万元以上算数额巨大吗', '刑事责任年龄是几岁', '何谓正当防卫', '如何认定工伤',
  '我想离婚怎么办', '房东不退我两千押金', '老板欠我五千块工资', '朋友借我三万不还', '邻居漏水把我家墙泡了', '网购买到假货', '我的快递丢了', '我跑了20万公里的车保险怎么买', '我们小区10万人', '我写了三十万字的小说被抄', '我的粉丝20万的账号被封', '公司不给我交社保', '我想查开发商资质', '我买的手机坏了不给换',
  '物业费太贵我能不交吗', '婆婆去世了遗产怎么分', '父亲去世后房子归谁', '法院会判我们离婚吗', '离婚财产法院怎么判', '我签了合同想反悔', '我国刑法规定判几年', '请问我想了解什么是死刑', '健身卡不退怎么办', '我被公司辞退了', '我借钱给朋友9万9', '我的99999元押金', '我家狗咬了邻居家的鸡', '楼上空调外机掉下来把我车砸坏了，应该找谁赔偿？',
  '我要办什么手续才能迁户口', '电力公司说我弄坏了电表要我赔', '我可以约定排除留置权吗',
];
