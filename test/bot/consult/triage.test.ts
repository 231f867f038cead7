import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { triage } from '../../../bot/consult/triage.ts';

const kindOf = (text: string) => triage(text).kind;

/** Utterances by the kind that they must get. */
const ASIDES: Record<string, readonly string[]> = {
  greeting: [
    '你好', '您好！', '你好呀', '在吗', '在不在？', '有人吗', 'hello', 'Hi', '哈喽', '嗨～', '早上好', '晚上好啊', '律师你好', '您好，请问在吗', '喂', '喂喂', '你好你好', '大家好', '测试', '测试一下', 'test', '/start',
    '新年好', '吃了吗', '早', '你好😊', '客服在吗', '最近好吗', '打扰一下', 'hey',
  ],
  thanks: [
    '谢谢', '谢谢你', '非常感谢！', '多谢啦', '辛苦了', '好的', '好的，谢谢', '嗯', '嗯嗯好的', '明白了', '知道了，谢谢您', 'ok', 'OK👌', 'thanks', '太感谢你们了', '我知道了', '原来如此', '谢谢律师的耐心解答', '麻烦你了', '懂了',
    '收到', '你真好', '谢谢，很有帮助', '解决了，谢谢', '3q',
  ],
  goodbye: ['再见', '拜拜', 'bye', '谢谢，再见', '晚安', '先这样吧', '没事了', '不聊了', '下次再聊', '好的，拜拜', '88', '没有了，谢谢'],
  'about-bot': [
    '你是谁', '你是什么', '你叫什么名字', '你是机器人吗', '你是真人还是机器人', '你是律师吗', '你能做什么', '你会什么', '你能帮我做什么？', '你有什么功能', '怎么用', '这个怎么用', '帮助', 'help', '/help', '使用说明', '收费吗', '你要钱吗',
    '你的回答准吗', '谁开发的你', '你多大了', '转人工', '人工客服', '我要人工', '你好，你是谁', '介绍一下你自己', '你是ChatGPT吗', '可以问什么问题', '你们是政府的吗', '你靠谱吗',
  ],
  'not-legal': [
    '今天天气怎么样', '明天会下雨吗', '恒口天气', '现在几点了', '今天星期几', '今天几号', '春节是哪天', '写一首诗', '帮我写一首关于春天的诗', '写一篇作文', '给我写个周报', '帮我写工作总结', '写个情书给女朋友', '讲个笑话', '说个笑话吧', '给我讲个故事',
    '你会唱歌吗', '唱首歌', '推荐几只股票', '今天大盘怎么样', '买什么基金好', '比特币还会涨吗', '1+1等于几', '23*45', '3加5等于多少', '解方程 x+2=5', '用Python写个爬虫', '写一段冒泡排序代码', '怎么学编程', '红烧肉怎么做', '西红柿炒鸡蛋的做法',
    '怎么包饺子', '晚上吃什么', '附近有什么好吃的', '哪里好玩', '推荐一部电影', '推荐几本小说', '什么手机好', '双色球今晚开奖号码', '预测一下大乐透', '帮我选个彩票号码', '翻译一下这句话', '你好用英语怎么说', '我爱你用日语怎么说', '白羊座今天运势', '帮我算命',
    '梦见蛇是什么意思', '给孩子起个名字', '怎么减肥', '感冒吃什么药', '失眠怎么办', '怎么养花', '怎么追女生', '世界杯谁赢了', '湖人比分', '中国的首都是哪里', '世界上最高的山', '李白是谁', '太阳有多大', '为什么天空是蓝的', '什么是量子力学', '去西安怎么走',
    '到安康的火车几点', '帮我订外卖', '帮我订一张机票', '打开空调', '帮我查快递', '画一只猫', '生成一张图片', '好无聊啊', '陪我聊天', '我爱你', '做我女朋友吧', '笨蛋', '你真聪明', '傻子', '滚', '王者荣耀怎么上分', '原神攻略', '今日油价', '成语接龙',
    '你好，今天天气怎么样', '给我来段绕口令', '鸡兔同笼', '周杰伦有什么歌', 'tell me a joke',
  ],
  empty: ['', '   ', '\n', '\u200b'],
  unreadable: ['？？？', '。。。', '😂😂😂', '👍', '111', '123456', 'asdfgh', 'qwerty', 'sdfkjh', '啊啊啊啊', '哈哈哈', '呵呵', 'hhhh', '!!!', '......', 'xxxx', '~~~', 'zxcvbnm', '嘻嘻', '呜呜呜'],
};

/** Legal questions that look like something else. */
const LEGAL = [
  '你好，我想问一下离婚', '谢谢，那房子怎么分', '天气冷公司不给发取暖费违法吗', '写一份借条', '帮我写一份离婚协议', '写个起诉状', '在吗？老板不发工资', '早上好，我被狗咬了', '好的，那他不还钱呢', '嗯，然后呢，去哪里告',
  '你能帮我打官司吗', '你能告诉我工伤怎么赔吗', '你是律师，我想问遗产', '我想离婚', '离婚', '彩礼', '股票被骗了', '买基金亏了银行赔吗', '彩票中奖了老婆要分一半', '合伙买彩票中奖他不给', '翻译公司不给翻译费', '给孩子起名字有限制吗',
  '游戏账号被封号怎么办', '孩子玩王者荣耀充了五千', '手机买了三天就黑屏能换吗', '附近餐厅油烟太大', '楼上天天扔垃圾', '他让我滚出去', '足球场晚上太吵', '踢足球把人踢伤了', '航班取消了机票钱谁出', '酒店订了不给退', '快递丢了', '外卖吃出虫子',
  '下雨路滑在商场摔倒了', '台风把广告牌刮下来砸了车', '几点以后施工不合规定', '春节加班给几倍', '国庆放假几天', '流程怎么走', '离婚程序怎么走', '诊所开的感冒药吃了过敏', '做美容脸烂了', '算命的骗了我两万', '风水先生收钱不办事', '老公天天打游戏不管孩子',
  '网恋对象跟我借钱', '唱歌太大声邻居投诉', '写小说被人抄了', '写的诗被别人拿去发表', '拍的照片被公司用了', '代码被前公司说是他们的', '写程序的版权归谁', '菜谱有著作权吗', '怎么证明我是我妈的儿子', '电动车进电梯', '狗', '地', '房子', '低保',
  '我不想活了', '他要杀我', '救命', '帮帮我', '怎么办', '怎么办啊我好怕', '我儿子被带走了', 'how to get divorced in China', '12岁偷东西', '民法典第三条', '第一千零七十七条', '刑法第133条之一', '劳动合同法', '你们那里能办法律援助吗',
  '法国人能在中国结婚吗', '有什么办法要回押金', '想法被人抄袭了', '没有', '是的', '不是', '对', '三万块', '2023年5月', '去年', '他不同意', '继续', '还有呢', '详细说说', '什么意思', '为什么', '那我呢', '可以吗',
];

describe('triage', () => {
  it('catches at least 95 in 100 of what is no legal question, and names the kind', () => {
    const all = Object.entries(ASIDES).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text, got: kindOf(text) })));
    const missed = all.filter(({ got }) => got === 'legal');
    const other = all.filter(({ kind, got }) => got !== 'legal' && got !== kind);
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect({ missed, other }).toEqual({ missed: [], other: [] });
  });

  it.each(LEGAL)('leaves alone: %s', (text) => {
    expect(kindOf(text)).toBe('legal');
  });

  it('replies in Chinese, briefly, and with an example or a number', () => {
    for (const text of ['你好', '谢谢', '再见', '你是谁', '讲个笑话', '', '？？？']) {
      const answer = triage(text);
      expect(answer.kind).not.toBe('legal');
      if (answer.kind === 'legal') continue;
      expect(answer.reply.length).toBeLessThanOrEqual(140);
      expect(answer.reply).toMatch(/例如|12348/u);
    }
  });

  const STARD = new URL('../../../../shared/bench/stard/questions.jsonl', import.meta.url);
  it.skipIf(!existsSync(STARD))('turns away none of the real questions of ../shared/bench/stard', () => {
    const questions = readFileSync(STARD, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { question: string }).question);
    expect(questions.filter((question) => kindOf(question) !== 'legal')).toEqual([]);
  });
});
