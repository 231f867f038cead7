import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../knowledge/documents/clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['byte order mark and zero width characters', '\ufeff第一\u200b条\u2060', '第一条'],
    ['soft hyphens and controls', '样\u00ad本\x07条\x1f例', '样本条例'],
    ['variation selectors', '辻\u{e0100}样\ufe00本', '辻样本'],
    ['ideographic, no-break, em and thin spaces, tabs', '第一条\u3000\u00a0\t\u2003\u2009样本', '第一条 样本'],
    ['spaces around what is removed', '甲 \u200b 乙', '甲 乙'],
    ['ends', '\u3000\u3000样本 ', '样本'],
    ['Kangxi radicals', '⼈⺠⽂件，⽤⼾⾃⾏', '人民文件，用户自行'],
    ['radicals of the supplement', '⻚⻓⻔⻢⻋⻅⻉⻛⻝⻥⻦⻬⻰⺟⻘⻄⻆⻮⻨⻩⻣⻤⻁⻙⻜', '页长门马车见贝风食鱼鸟齐龙母青西角齿麦黄骨鬼虎韦飞'],
    ['compatibility ideographs', '金\uf90a便\uf965立\uf9f7', '金金便便立立'],
  ])('mends %s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it.each(['（一）样本，样本：“甲”；１２３％', 'Ａ级—２０２０年', '①样本②', '㎡与℃', '〔2020〕1号'])(
    'keeps full-width and compatibility characters that a quote must match: %s',
    (text) => {
      expect(cleanText(text)).toBe(text);
    },
  );
});
