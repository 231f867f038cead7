import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../bot/browse/compare-versions.ts';
import type { LawBrowser } from '../../../bot/browse/open-law-browser.ts';
import { document } from '../../knowledge/corpus/documents.ts';
import { browserOver, READER } from './library.ts';

const version = (year: number, ...articles: string[]) => document({ title: '甲法', date: `${year}-01-01`, statedFrom: `${year}-02-01`, articles });
const OLD = version(2010, '为了规范养犬，制定本法。', '养犬应当登记，领取养犬证。', '每户养犬不得超过三只。', '收费标准由物价部门规定。', '违反规定的，处二百元罚款。');
const NEW = version(2020, '为了规范养犬，制定本法。', '禁止饲养烈性犬。', '养犬应当登记，领取养犬证。', '公安机关公布禁养区域和时段。', '违反规定的，处五百元罚款。', '本法自公布之日起施行。');

function compared(browser: LawBrowser, from = '2010-01-01', to = '2020-01-01'): Comparison {
  const outcome = browser.compare({ law: '甲法', from, to }, READER);
  if (outcome.kind !== 'comparison') throw new Error(outcome.text);
  return outcome.comparison;
}

describe('two versions', () => {
  test('side by side: every article of both once', () => {
    const { articles, counts } = compared(browserOver(OLD, NEW));
    expect(articles.map(({ change, before, after }) => [change, before?.label ?? null, after?.label ?? null])).toEqual([
      ['same', '第一条', '第一条'],
      ['added', null, '第二条'],
      ['renumbered', '第二条', '第三条'],
      ['removed', '第三条', null],
      ['replaced', '第四条', '第四条'],
      ['changed', '第五条', '第五条'],
      ['added', null, '第六条'],
    ]);
    expect(counts).toEqual({ same: 1, renumbered: 1, changed: 1, replaced: 1, added: 2, removed: 1 });
  });

  test('a changed article shows what went and what came; links open each side', () => {
    const changed = compared(browserOver(OLD, NEW)).articles.find(({ change }) => change === 'changed')!;
    expect(changed.runs).toEqual([
      { kind: 'same', text: '违反规定的，处' }, { kind: 'removed', text: '二百' }, { kind: 'added', text: '五百' }, { kind: 'same', text: '元罚款。' },
    ]);
    expect([changed.before, changed.after].map((side) => decodeURIComponent(side!.href))).toEqual(['/law/甲法/5?on=2010-02-01', '/law/甲法/5']);
  });

  test('with itself, a version is the same', () => {
    expect(compared(browserOver(OLD, NEW), '2020-01-01').counts).toMatchObject({ same: 6, changed: 0, added: 0, removed: 0 });
  });

  test('one that is not held is said', () => {
    const open = browserOver(OLD, NEW);
    expect(open.compare({ law: '甲法', from: '1999-01-01', to: '2020-01-01' }, READER)).toMatchObject({ kind: 'other-version' });
    expect(open.compare({ law: '乙法', from: '1999-01-01', to: '2020-01-01' }, READER)).toMatchObject({ kind: 'no-such-law' });
  });
});
