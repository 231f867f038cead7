import { expect, test } from 'vitest';
import { scoreCitations, type Cited } from '../../../eval/answers/score-answer.ts';
import type { Question } from '../../../eval/dataset.ts';

const cited = (article: string, text = '甲。', law = '示例法'): Cited => ({ law, article, text });
const gold = (article: string | null, text = '乙。', law = '示例法'): Question['gold'][number] => ({ law, article, text });

test.each<[string, Cited[], Question['gold'], number | null, number | null]>([
  ['the article that is meant', [cited('第一百三十三条之一')], [gold('第133条之一')], 1, 1],
  ['any spelling of the title', [cited('第一条', '甲。', '中华人民共和国示例法')], [gold('第一条', '乙。', '《示例法》')], 1, 1],
  ['another sub-article', [cited('第一百三十三条之一')], [gold('第一百三十三条')], 0, 0],
  ['another law', [cited('第一条', '甲。', '别的法')], [gold('第一条')], 0, 0],
  ['a part of the same words elsewhere', [cited('第九条', '养犬应当登记。', '别的法')], [gold('第一条', '养犬，应当登记；携犬出户应当牵绳。')], 1, 1],
  ['words that say more than the gold', [cited('第九条', '养犬应当登记，但幼犬除外。', '别的法')], [gold('第一条', '养犬应当登记。')], 0, 0],
  ['a gold without a number, by its words', [cited('一', '养犬应当登记。', '别的法')], [gold(null, '养犬应当登记。')], 1, 1],
  ['marks alone are no words', [cited('第二条', '……')], [gold('第一条', '甲')], 0, 0],
  ['two pieces of one article count once', [cited('第一条', '甲。'), cited('第一条', '丙。'), cited('第二条')], [gold('第一条')], 1 / 2, 1],
  ['one of two that are meant', [cited('第一条')], [gold('第一条'), gold('第五条')], 1, 1 / 2],
  ['nothing cited', [], [gold('第一条')], null, 0],
  ['no articles known', [cited('第一条')], [], 0, null],
])('%s', (_name, given, meant, precision, recall) => {
  expect(scoreCitations(given, meant)).toEqual({ precision, recall });
});
