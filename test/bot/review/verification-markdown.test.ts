import { expect, test } from 'vitest';
import { verificationMarkdown } from '../../../bot/review/verification-markdown.ts';
import { verifyText } from '../../../knowledge/verify/verify-text.ts';
import { CATS, corpus } from '../../knowledge/verify/memory-corpus.ts';

const date = '2026-11-01';
const markdown = (text: string): string => verificationMarkdown(verifyText(text, corpus, { date }), date);

test('a count, a row for every citation, and each provision once in its own words', () => {
  expect(markdown('《养猫法》第十条之一规定：“幼猫未满三个月的，任何人不得出售。”同法第十条之一也适用于赠送，前条另有规定；《养虎法》第一条。')).toBe([
    '# 引注核验',
    '',
    '按2026年11月1日的法律核验：共 4 处引注，2 处无误，1 处有误，1 处无法核验。',
    '',
    '| 序号 | 引注 | 结论 | 说明 |',
    '|---|---|---|---|',
    '| 1 | 《养猫法》第十条之一 | ✗ 与原文不符 | 引文与《中华人民共和国养猫法》第十条之一原文不一致（原文：…幼猫未满三个月的，任何单位和个人不得出售或者…）。 |',
    '| 2 | 同法第十条之一 | ✓ 无误 | 《中华人民共和国养猫法》第十条之一现行有效。 |',
    '| 3 | 前条（第十条） | ✓ 无误 | 《中华人民共和国养猫法》第十条现行有效。 |',
    '| 4 | 《养虎法》第一条 | ？ 无法核验（库中没有这部法） | 法规库中没有《养虎法》。无法核验。 |',
    '',
    '## 条文原文',
    '',
    '**《中华人民共和国养猫法》第十条之一**（现行有效，自2020年1月1日起施行；第一章 总则）',
    '',
    `> ${CATS.第十条之一}`,
    '',
    '**《中华人民共和国养猫法》第十条**（现行有效，自2020年1月1日起施行；第一章 总则）',
    '',
    `> ${CATS.第十条.replaceAll('\n', '\n>\n> ')}`,
  ].join('\n'));
});

test('a text without citations', () => {
  expect(markdown('您好，请到社区咨询。')).toBe('# 引注核验\n\n文中没有引用法律条文。');
});

test('a citation cannot break the table', () => {
  const row = markdown('《养猫|\n法》第九十条').split('\n').find((line) => line.startsWith('| 1 '));
  expect(row === undefined || row.split(/(?<!\\)\|/).length === 6).toBe(true);
});
