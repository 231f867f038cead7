import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { structure } from '../../../knowledge/citation/structure.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { readFileSync } from 'node:fs';

/** Paragraphs as `lead[items(subitems)]`, to be read at a glance. */
function outline(text: string): string {
  return structure(text).map(({ items }) => items.length === 0 ? 'p' : `p[${items.map(({ number, subitems }) =>
    subitems.length === 0 ? number : `${number}(${subitems.map((subitem) => subitem.number).join(' ')})`).join(' ')}]`).join(' ');
}

describe('structure', () => {
  test.each([
    ['nothing', '', ''],
    ['one paragraph', '居民可以养猫。', 'p'],
    ['two paragraphs', '居民可以养猫。\n猫可以不养。', 'p p'],
    ['items', '有下列情形之一的：\n（一）甲；\n（二）乙。', 'p[1 2]'],
    ['a paragraph behind items', '有下列情形之一的：\n（一）甲；\n（二）乙。\n前款规定从严。', 'p[1 2] p'],
    ['items under the second paragraph', '甲。\n乙：\n（一）丙；\n（二）丁。', 'p p[1 2]'],
    ['half-width brackets', '甲：\n(一)乙；\n(二)丙。', 'p[1 2]'],
    ['Arabic numbers as items', '甲：\n1. 乙；\n2．丙；\n3、丁。', 'p[1 2 3]'],
    ['Arabic brackets as items', '甲：\n（1）乙；\n（2）丙。', 'p[1 2]'],
    ['subitems', '甲：\n（一）乙：\n1. 丙；\n2. 丁；\n（二）戊。', 'p[1(1 2) 2]'],
    ['subitems in brackets', '甲：\n（一）乙：\n（1）丙；\n（2）丁；\n（二）戊：\n（1）己。', 'p[1(1 2) 2(1)]'],
    ['circled subitems', '甲：\n（一）乙：\n①丙；\n②丁。', 'p[1(1 2)]'],
    ['a third level inside a subitem', '甲：\n（一）乙：\n1. 丙：\n（1）丁；\n2. 戊。', 'p[1(1 2)]'],
    ['gaps left by repeal', '甲：\n（一）乙；\n（三）丙。', 'p[1 3]'],
    ['an item of several lines', '甲：\n（一）乙：\n续乙。\n（二）丙。', 'p[1 2]'],
    ['a new list under a new paragraph', '甲：\n（一）乙。\n丙：\n（一）丁；\n（二）戊。', 'p[1] p[1 2]'],
    ['a list without a lead', '（一）甲；\n（二）乙。', 'p[1 2]'],
    ['a number that opens a sentence', '甲。\n2.5米以上的猫。\n二、三类猫另行规定。', 'p p p'],
    ['a mention of items at the start of a line', '甲：\n（一）乙；\n（二）丙。\n（一）、（二）项从严。', 'p[1 2] p'],
    ['the quotes of an amendment', '“甲：\n“（一）乙；\n“（二）丙。”', 'p[1 2]'],
    ['empty lines and indents', '  甲：\r\n\r\n　　（一）乙。\r\n', 'p[1]'],
  ])('%s', (_, text, expected) => expect(outline(text)).toBe(expected));

  it('gives labels, numbers and texts that begin with them', () => {
    const [paragraph] = structure('甲：\n（一）乙：\n1. 丙；\n（二）丁。');
    expect(paragraph!.items.map(({ label, text }) => [label, text])).toEqual([['（一）', '（一）乙：\n1. 丙；'], ['（二）', '（二）丁。']]);
    expect(paragraph!.items[0]!.subitems[0]).toMatchObject({ label: '1.', number: 1, text: '1. 丙；' });
  });

  it('cuts exact substrings that follow one another and leave out nothing but white space', () => {
    const lines = constantFrom('甲。', '（一）乙；', '（二）丙；', '1. 丁', '2、戊', '(1)己', '①庚', '“（三）辛', ' ', '', '　续行。');
    assert(property(array(lines, { maxLength: 25 }), (chosen) => {
      const text = chosen.join('\n');
      const paragraphs = structure(text);
      let rest = text;
      for (const { text: own, start, end, items } of [...paragraphs].reverse()) {
        expect(text.slice(start, end)).toBe(own);
        for (const item of items) expect(text.slice(item.start, item.end)).toBe(item.text);
        for (const item of items.flatMap(({ subitems }) => subitems)) expect(text.slice(item.start, item.end)).toBe(item.text);
        rest = rest.slice(0, start) + rest.slice(end);
      }
      expect(rest.trim()).toBe('');
    }));
  });
});

describeShared('articles of ../shared/laws', () => {
  const article = (file: string, label: string) => {
    const text = readFileSync(shared(`laws/national/${file}`), 'utf8');
    const body = new RegExp(`^${label}[ 　]([\\s\\S]*?)(?=^第[一二三四五六七八九十百千零]+条|^#|$(?![\\s\\S]))`, 'm').exec(text)![1]!;
    return outline(body.replaceAll(/\n+/g, '\n'));
  };
  test.each([
    ['刑法/刑法.md', '第一百三十三条之一', 'p[1 2 3 4] p p'],
    ['刑法/刑法.md', '第二百六十四条', 'p'],
    ['刑法/刑法.md', '第一百二十条之一', 'p p p'],
  ])('%s %s', (file, label, expected) => expect(article(file, label)).toBe(expected));
});
