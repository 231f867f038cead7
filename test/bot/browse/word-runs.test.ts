import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordRuns, type Run } from '../../../bot/browse/word-runs.ts';

const shown = (runs: readonly Run[]): string =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

test.each([
  ['nothing', '养犬应当登记。', '养犬应当登记。', '养犬应当登记。'],
  ['a figure as a whole', '处二百元以上五百元以下罚款。', '处五百元以上一千元以下罚款。', '处[-二百-]{+五百+}元以上[-五百-]{+一千+}元以下罚款。'],
  ['十五 is no 十', '处十日以下拘留。', '处十五日以下拘留。', '处[-十-]{+十五+}日以下拘留。'],
  ['a word comes', '化解社会矛盾，维护稳定。', '预防和化解社会矛盾纠纷，维护稳定。', '{+预防和+}化解社会矛盾{+纠纷+}，维护稳定。'],
  ['a clause begins with its own words', '（一）同中华人民共和国的国家名称相同的；', '（一）同中国共产党的名称相同的；\n（二）同中华人民共和国的国家名称相同的；',
    '（一）{+同中国共产党的名称相同的；\n（二）+}同中华人民共和国的国家名称相同的；'],
  ['a sentence at the end', '应当给予处罚。', '应当给予处罚。屡次违反的，应当给予处罚。', '应当给予处罚。{+屡次违反的，应当给予处罚。+}'],
  ['no confetti', '由公安局备案后颁发证书。', '由民政厅登记并发给牌照。', '由[-公安局备案后颁发证书-]{+民政厅登记并发给牌照+}。'],
  ['a mark in another width is no change', '内容如下:甲;乙。', '内容如下：甲；丙。', '内容如下：甲；[-乙-]{+丙+}。'],
  ['all of it', '甲', '乙', '[-甲-]{+乙+}'],
  ['from nothing', '', '乙', '{+乙+}'],
])('%s', (_name, before, after, expected) => {
  expect(shown(wordRuns(before, after))).toBe(expected);
});

describe('any two texts', () => {
  const text = fc.array(fc.constantFrom('应当', '登记', '五百', '一千', '元', '。', '\n', '（一）', '；', '，', '养犬', '𠮷', '十', '日', ':'), { maxLength: 40 }).map((words) => words.join(''));

  test('are put together again from their runs', () => {
    const wide = (one: string) => one.replaceAll(':', '：');
    fc.assert(fc.property(text, text, (before, after) => {
      const runs = wordRuns(before, after);
      const without = (kind: Run['kind']) => runs.filter((run) => run.kind !== kind).map((run) => run.text).join('');
      expect(wide(without('added'))).toBe(wide(before));
      expect(without('removed')).toBe(after);
      expect(runs.every((run) => run.text !== '')).toBe(true);
    }), { numRuns: 500 });
  });

  test('that have nothing in common and are long take no time', () => {
    const [before, after] = ['甲乙丙丁'.repeat(2000), '戊己庚辛'.repeat(2000)];
    const started = performance.now();
    expect(wordRuns(before, after)).toEqual([{ kind: 'removed', text: before }, { kind: 'added', text: after }]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
