import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, isEmpty } from '../../../knowledge/versions/difference.ts';

const articles = (text: string) => text.trim().split('\n').map((line) => {
  const [label, ...words] = line.trim().split(' ');
  return { label: label!, text: words.join(' ') };
});

const OLD = articles(`
  第一条 为了规范养犬行为，维护公共秩序，制定本条例。
  第二条 养犬人应当到公安机关登记，领取养犬证。
  第三条 携犬出户应当牵绳，并为犬只佩戴标识。
  第四条 违反本条例的，由公安机关处二百元罚款。`);

test.each([
  ['nothing', OLD, { added: [], removed: [], changed: [], renumbered: [] }],
  ['other punctuation and spacing are the same words', OLD.map((one) => ({ ...one, text: one.text.replaceAll('，', ' , ') })), { added: [], removed: [], changed: [], renumbered: [] }],
  ['one article reads otherwise', OLD.with(1, { label: '第二条', text: '养犬人应当到公安机关登记并年检，领取养犬证。' }), { added: [], removed: [], changed: ['第二条'], renumbered: [] }],
  ['much is added to one between its neighbours', OLD.with(2, { label: '第三条', text: '携犬出户应当牵绳，绳长不得超过一米五，并主动避让老人、孕妇和儿童。' }).toSpliced(1, 0, { label: '第一条之一', text: '本市行政区域适用本条例。' }),
    { added: ['第一条之一'], removed: [], changed: ['第三条'], renumbered: [] }],
  ['much is added to one that is renumbered', [OLD[0]!, OLD[1]!, { label: '第四条', text: '携犬出户应当牵绳，绳长不得超过一米五，并佩戴标识、清理粪便。' }, { ...OLD[3]!, label: '第五条' }],
    { added: [], removed: [], changed: ['第四条'], renumbered: [['第三条', '第四条'], ['第四条', '第五条']] }],
  ['one goes', OLD.slice(0, 3), { added: [], removed: ['第四条'], changed: [], renumbered: [] }],
  ['one comes at the end', [...OLD, { label: '第五条', text: '本条例自公布之日起施行。' }], { added: ['第五条'], removed: [], changed: [], renumbered: [] }],
  ['one comes in between and moves the others', articles(`
    第一条 为了规范养犬行为，维护公共秩序，制定本条例。
    第二条 禁止饲养烈性犬。
    第三条 养犬人应当到公安机关登记，领取养犬证。
    第四条 携犬出户应当牵绳，并为犬只佩戴标识。
    第五条 违反本条例的，由公安机关处五百元罚款。`),
  { added: ['第二条'], removed: [], changed: ['第五条'], renumbered: [['第二条', '第三条'], ['第三条', '第四条'], ['第四条', '第五条']] }],
  ['a 之一', OLD.toSpliced(3, 0, { label: '第三条之一', text: '犬只应当接种疫苗。' }), { added: ['第三条之一'], removed: [], changed: [], renumbered: [] }],
  ['new words under an old number', OLD.with(3, { label: '第四条', text: '市人民政府可以制定实施细则。' }), { added: [], removed: [], changed: ['第四条'], renumbered: [] }],
  ['two change places', [OLD[0]!, { ...OLD[1]!, text: OLD[2]!.text }, { ...OLD[2]!, text: OLD[1]!.text }, OLD[3]!], { added: [], removed: [], changed: [], renumbered: [['第三条', '第二条'], ['第二条', '第三条']] }],
])('%s', (_name, newer, expected) => {
  expect(difference(OLD, newer)).toEqual(expected);
});

test('every article of either side is accounted for exactly once', () => {
  const texts = fc.constantFrom('养犬应当登记。', '养犬应当每年登记。', '携犬出户应当牵绳。', '禁止养烈性犬。', '违者罚款。', '');
  const side = fc.uniqueArray(fc.record({ label: fc.constantFrom('一', '二', '三', '四', '五', '六'), text: texts }), { selector: ({ label }) => label });
  fc.assert(fc.property(side, side, (older, newer) => {
    const { added, removed, changed, renumbered } = difference(older, newer);
    const moved = new Map(renumbered.map(([before, after]) => [after, before]));
    const oldTexts = new Map<string, string>(older.map(({ label, text }) => [label, text]));
    const matched = newer.filter(({ label }) => !added.includes(label));
    expect(new Set([...added, ...matched.map(({ label }) => label)]).size).toBe(newer.length);
    const sources = matched.map(({ label }): string => moved.get(label) ?? label);
    expect([...sources, ...removed].toSorted()).toEqual(older.map(({ label }) => label).toSorted());
    for (const { label, text } of matched) {
      const same = oldTexts.get(moved.get(label) ?? label) === text;
      expect(same || changed.includes(label)).toBe(true);
    }
    expect(isEmpty({ added, removed, changed, renumbered })).toBe(older.length === newer.length && newer.every(({ label, text }) => oldTexts.get(label) === text));
  }), { numRuns: 300 });
});
