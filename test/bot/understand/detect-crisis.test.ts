import { describe, expect, it } from 'vitest';
import { OFFICES } from '../../../bot/guidance/offices.ts';
import { detectCrisis } from '../../../bot/understand/detect-crisis.ts';
import { describeShared } from '../../support/shared.ts';
import { stardQuestions } from '../../support/stard.ts';
import { DANGER, MORE_DANGER, MORE_NO_DANGER, NO_DANGER } from './crisis-utterances.ts';

const rows = Object.entries(DANGER).flatMap(([crisis, texts]) => texts.map((text) => [crisis, text] as const));
const moreRows = Object.entries(MORE_DANGER).flatMap(([crisis, texts]) => texts.map((text) => [crisis, text] as const));

describe('detectCrisis', () => {
  it.each(rows)('%s: %s', (crisis, text) => {
    expect(detectCrisis(text)?.crisis).toBe(crisis);
  });

  it.each([...NO_DANGER, ...MORE_NO_DANGER])('no danger: %s', (text) => {
    expect(detectCrisis(text)).toBeUndefined();
  });

  it('sees at least 98 in 100 of what was written after the rules, and names the kind of 95', () => {
    const unseen = moreRows.filter(([, text]) => detectCrisis(text) === undefined);
    const other = moreRows.filter(([crisis, text]) => detectCrisis(text)?.crisis !== crisis);
    expect(moreRows.length).toBeGreaterThan(250);
    expect(unseen.length).toBeLessThanOrEqual(0.02 * moreRows.length);
    expect(other.length).toBeLessThanOrEqual(0.05 * moreRows.length);
  });

  it.each(['我想杀了那个欠我钱的人', '我真恨不得弄死他', '我要砍了那个老板'])('calms who may strike: %s', (text) => {
    expect(detectCrisis(text)).toMatchObject({ crisis: 'violence', alsoAnswer: false, offices: ['mental-health-hotline', 'police', 'ambulance'] });
    expect(detectCrisis(text)!.text).toContain('别动手');
  });

  it.each([
    ['我恨不得弄死那个骗子，钱刚转过去', 'fraud'],
    ['我要杀了他，他正在打我', 'violence'],
  ])('what goes on comes before the rage at it: %s', (text, crisis) => {
    expect(detectCrisis(text)).toMatchObject({ crisis });
    expect(detectCrisis(text)!.text).not.toContain('别动手');
  });

  it.each([
    ['他正在打我', false],
    ['他正在打我，我能要求赔偿吗', true],
    ['老公打我怎么办', true],
    ['孩子不见了', false],
    ['我儿子被带走了', true],
    ['我刚被骗了三万，能追回吗', true],
    ['如果他拿刀来砍我怎么办', true],
    ['不想活了', false],
    ['我不想活了，离婚孩子判给谁', true],
  ])('%s: answered as well: %s', (text, alsoAnswer) => {
    expect(detectCrisis(text)?.alsoAnswer).toBe(alsoAnswer);
  });

  it.each([
    ['我不想活了', '您现在很苦'], ['我儿子要跳楼', '别让他一个人待着'], ['我妈喝农药了', '120'], ['救命', '119'], ['他拿着刀', '110'],
  ])('%s: says %s', (text, words) => {
    expect(detectCrisis(text)?.text).toContain(words);
  });

  it('says what to do in short numbered lines, a number first, and offers help with the law when all is over', () => {
    for (const text of ['他正在打我', '救命', '我不想活了', '我儿子要跳楼', '孩子不见了', '刚转了钱给骗子']) {
      const crisis = detectCrisis(text)!;
      const lines = crisis.text.split('\n');
      expect(lines.filter((line) => /^\d\. /u.test(line)).length).toBeGreaterThanOrEqual(4);
      expect(lines.slice(0, 3).join('')).toMatch(/110|120|12356/u);
      expect(lines.at(-1)).toContain('我');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90);
      expect(OFFICES[crisis.offices[0]!]).toHaveProperty('phone');
    }
  });

  it('speaks of evidence only after safety', () => {
    const lines = detectCrisis('他正在打我')!.text.split('\n');
    expect(lines.findIndex((line) => line.includes('证据'))).toBeGreaterThan(lines.findIndex((line) => line.includes('先保命')) - 1);
    expect(lines.findIndex((line) => line.includes('证据'))).toBeGreaterThan(lines.findIndex((line) => line.includes('110')));
  });
});

describeShared('detectCrisis over the questions of ../shared/bench/stard', () => {
  it('takes hardly any for a danger, and answers those all the same', () => {
    const found = stardQuestions().flatMap((question) => {
      const crisis = detectCrisis(question);
      return crisis ? [{ question, alsoAnswer: crisis.alsoAnswer }] : [];
    });
    expect(found.filter(({ alsoAnswer }) => !alsoAnswer)).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(3);
  });
});
