import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asksLocalRule, regionNamed } from '../../../bot/understand/local-scope.ts';
import { describeShared, shared } from '../../support/shared.ts';

const HOME = '陕西省/安康市/恒口示范区';

describe('questions for a local standard', () => {
  test.each([
    '恒口低保标准是多少', '低保一个月能拿多少钱', '最低工资标准是多少', '西安最低工资多少', '我们这儿能放烟花吗', '过年能放鞭炮吗', '汉滨区养狗要办证吗', '养大型犬罚多少', '征地补偿一亩多少钱', '我们县征地补偿标准',
    '拆迁补偿标准怎么算', '青苗补偿多少钱', '宅基地面积最多多少平', '农村建房能盖几层', '物业费收费标准', '小区停车费标准', '产假多少天', '婚假几天', '陪产假多久', '育儿假有几天', '独生子女费怎么领', '高温津贴多少', '取暖费标准',
    '居民医保报销比例', '医保门诊报销多少', '公积金最多贷多少', '公租房申请条件', '落户条件', '电动车要上牌吗', '三轮车限行吗', '广场舞几点之前要停', '能不能土葬', '盗窃立案标准', '误工费标准每天多少', '丧葬费标准是多少', '高龄补贴多少钱',
    '征地一亩补几万', '我们村修路占地怎么补', '拆一平米房子补多少', '五保户一个月补多少钱', '生三胎有补贴吗', '灵活就业社保一个月交多少', '农村自建房能盖三层吗', '小区里能养藏獒吗', '晚上几点以后不能施工', '电动车可以带几个人', '老头乐要驾照吗',
    '残疾证有什么补贴', '伤残十级赔多少钱', '外地户口能在西安买房吗',
    '本地有什么补贴政策', '当地对养犬有什么规定', '我们这边禁止烧秸秆吗', '安康市有没有禁放规定，本市规定是什么',
  ])('%s', (question) => {
    expect(asksLocalRule(question)).toBe(true);
  });

  test.each([
    '彩礼多少合适', '拖欠工资怎么办', '老板给的工资低于最低工资怎么办', '试用期最长多久', '劳动合同法第三十九条', '离婚冷静期多少天', '被狗咬了谁赔', '邻居养狗扰民怎么办', '物业停水停电怎么办', '不交物业费会怎么样', '拆迁不签协议会怎么样',
    '电动车被汽车撞了怎么赔', '产假期间被辞退怎么办', '借钱不还怎么办', '诉讼时效是几年', '房东不退押金', '宅基地可以卖给城里人吗', '经济补偿标准是什么', '醉驾标准是多少', '工伤赔偿怎么算', '我在当地医院看病出了事故', '民法典的规定', '最低工资包含社保吗', '加班费怎么算', '单位不交社保赔多少', '工伤死亡赔多少', '拆迁补偿太低怎么办', '',
  ])('no: %s', (question) => {
    expect(asksLocalRule(question)).toBe(false);
  });
});

describe('where it happened', () => {
  test.each([
    ['我在西安打工老板不发工资', '陕西省/西安市'],
    ['杭州的房子漏水', '浙江省/杭州市'],
    ['我是安康人，在河南打工被欠薪', '河南省'],
    ['户口在四川，人在广东打工', '广东省'],
    ['我老家湖北，在安康市汉滨区被打', '陕西省/安康市/汉滨区'],
    ['北京朝阳区的公司欠薪', '北京市/朝阳区'],
    ['海南买的房', '海南省'],
    ['在石泉县城买房', '陕西省/安康市/石泉县'],
    ['恒口的宅基地怎么办证', '陕西省/安康市/恒口示范区'],
    ['上海最低工资是多少', '上海市'],
    ['浙江省杭州市西湖区的房子', '浙江省/杭州市/西湖区'],
    ['去深圳打工受伤了', '广东省/深圳市'],
    ['我们公司在江苏苏州', '江苏省/苏州市'],
    ['汉滨区养狗要办证吗', '陕西省/安康市/汉滨区'],
    ['老公在新疆工地出事了', '新疆维吾尔自治区'],
    ['苏州工业园区的工厂拖欠工资', '江苏省/苏州市'],
    ['丽江旅游被宰', '云南省/丽江市'],
    ['我在汉中打工，老家是旬阳的，工资没发', '陕西省/汉中市'],
    ['我户口在镇安县，人在长安区上班', '陕西省/西安市/长安区'],
    ['网上认识的福建人骗了我钱', '福建省'],
    ['公安县的房子', '湖北省/荆州市/公安县'],
  ])('%s → %s', (question, region) => {
    expect(regionNamed(question, HOME)).toBe(region);
  });

  test.each([
    '拖欠工资怎么办', '公安局不立案怎么办', '和平分手要返还彩礼吗', '祝你平安', '黄河南岸的地归谁', '我们友好协商', '双方合作办厂', '大方承认错误', '向法院起诉', '城区的房子', '《浙江省物业管理条例》怎么规定', '邻居家的东方向墙', '长安汽车质量问题', '海尔冰箱坏了', '', '中国公民', '高新区管委会拆我房子', '白河边上的地', '我同学叫张海南借我钱', '中山装定做不退', '朝阳小学学生被打',
  ])('nowhere: %s', (question) => {
    expect(regionNamed(question, HOME)).toBeUndefined();
  });

  test('of places of one name the nearer', () => {
    expect(regionNamed('在鼓楼区租房', '江苏省/南京市/玄武区')).toBe('江苏省/南京市/鼓楼区');
    expect(regionNamed('在鼓楼区租房', '河南省/开封市')).toBe('河南省/开封市/鼓楼区');
  });
});

describeShared('questions on national law', () => {
  test('hardly one of them asks for a local rule or names a place', () => {
    const questions = readFileSync(shared('bench/stard/questions.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { question: string }).question);
    expect(questions.filter(asksLocalRule).length / questions.length).toBeLessThan(0.02);
    expect(questions.filter((question) => regionNamed(question, HOME)).length / questions.length).toBeLessThan(0.02);
  });
});
