/** A topic that somebody who does not know what to type can tap, and questions of it to tap next. */
export interface StarterTopic {
  readonly id: string;
  /** At most six characters: two fit side by side on a phone. */
  readonly label: string;
  /** In the words of residents, at most thirty characters each. */
  readonly questions: readonly string[];
}

/** Questions that national law answers by its first article without a model; what a county is asked most comes first. */
export const STARTERS: readonly StarterTopic[] = [
  { id: 'labour', label: '欠薪与劳动', questions: ['老板拖欠工资不给怎么办', '没签劳动合同，能要双倍工资吗', '公司违法辞退，要赔多少钱', '上班路上出车祸算工伤吗'] },
  { id: 'marriage', label: '结婚离婚', questions: ['离婚冷静期是多久', '离婚了孩子归谁', '分居两年能离婚吗', '彩礼能要回来吗'] },
  { id: 'debt', label: '借钱欠款', questions: ['借钱没约定利息，能要利息吗', '利息能先从本金里扣掉吗', '丈夫欠的债，妻子要还吗', '担保人要担保多久'] },
  { id: 'land', label: '土地宅基地', questions: ['一户能有几处宅基地', '外嫁女的承包地能收回吗', '进城落户，承包地会被收回吗', '承包地可以流转给别人吗'] },
  { id: 'elders', label: '赡养继承', questions: ['儿女不养老人怎么办', '遗产的继承顺序是什么', '出嫁的女儿能分父母的遗产吗', '打印的遗嘱有效吗'] },
  { id: 'traffic', label: '交通事故', questions: ['行人被车撞了，司机要赔吗', '借车给别人出了事故，谁赔', '好意让人搭车出了事故，要赔吗', '酒驾怎么处罚'] },
  { id: 'consumer', label: '消费维权', questions: ['网购七天能退货吗', '健身房关门了，办的卡能退吗', '商家卖假货欺诈，能要三倍赔偿吗', '食品不合格能要十倍赔偿吗'] },
  { id: 'tenancy', label: '房屋租赁', questions: ['租的房子坏了，谁来修', '租客不交房租怎么办', '房东把房子卖了，租约还算数吗', '房东要卖房，租客有优先购买权吗'] },
  { id: 'neighbours', label: '邻里与打架', questions: ['邻居盖房挡了我家采光怎么办', '邻居不让我家走路通行怎么办', '狗咬伤人，谁来赔', '打架把人打伤要赔多少'] },
  { id: 'government', label: '处罚与复议', questions: ['什么样的行政处罚可以要求听证', '执法人员没出示证件怎么办', '行政复议要收费吗', '行政复议多久能有结果'] },
];
