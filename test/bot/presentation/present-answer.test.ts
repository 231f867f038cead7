import { describe, expect, test } from 'vitest';
import type { Answer, Quotation } from '../../../bot/consult/answer.ts';
import { choosePieces, type Piece } from '../../../bot/consult/choose-pieces.ts';
import { DEADLINES } from '../../../bot/guidance/deadlines.ts';
import { OFFICES, officesFrom } from '../../../bot/guidance/offices.ts';
import { quote } from '../../../bot/consult/quote.ts';
import { replyJson } from '../../../bot/channels/terminal/reply-json.ts';
import { answerAsText } from '../../../bot/presentation/plain-text.ts';
import type { ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';
import type { Version } from '../../../knowledge/law.ts';

const DAY = '2025-06-01';

function entry(text: string, given: Partial<Version> = {}): ProvisionInContext {
  const version: Version = { id: 1, lawId: 1, title: '示例养犬条例', level: '地方性法规', region: '陕西省/安康市', validity: { from: '2021-01-01', fromBasis: 'text' }, ...given };
  return {
    law: { id: 1, key: '示例养犬条例', title: '示例养犬条例', level: '地方性法规', region: version.region },
    version,
    provision: { id: 1, versionId: 1, kind: 'article', label: '第十条', path: ['第二章 养犬', '第一节 登记'], text },
  };
}

const whole = (text: string): Piece[] => [{ paragraph: null, item: null, start: 0, text }];

function answer(pieces: Quotation[], given: Partial<Answer> = {}): Answer {
  return { mode: 'provisions', question: '养犬', date: DAY, today: DAY, notes: [], region: '陕西省/安康市', opening: '相关规定是：', provisions: [{ pieces, why: '条文写到了您问的“养犬”' }], flags: [], ...given };
}

/** The lines of the law itself. */
const quoted = (text: string): string[] => text.split('\n').flatMap((line) => (line.startsWith('   ┃ ') ? [line.slice(5)] : []));

describe('an answer as text', () => {
  test('what is said without law is all there is', () => {
    expect(answerAsText(answer([], { provisions: [], opening: '您好！' }), OFFICES)).toBe('您好！');
  });

  test('an article with law, level, validity, place, headings, words and why it was chosen', () => {
    const text = answerAsText(answer(quote(entry('养犬应当登记。\n登记不收费。'), whole('养犬应当登记。\n登记不收费。'), DAY)), OFFICES);
    expect(text.split('\n').slice(0, 8)).toEqual([
      '相关规定是：',
      '',
      '1. 《示例养犬条例》第十条',
      '   地方性法规 · 现行有效，自2021年1月1日起施行 · 适用于陕西省安康市',
      '   第二章 养犬 › 第一节 登记',
      '   ┃ 养犬应当登记。',
      '   ┃ 登记不收费。',
      '   （选它的理由：条文写到了您问的“养犬”）',
    ]);
    expect(text).toMatch(/不是人工智能生成，也不代替律师意见。$/u);
  });

  test.each<[string, Partial<Version>, string]>([
    ['of the whole country', { region: '全国' }, '   地方性法规 · 现行有效，自2021年1月1日起施行'],
    ['that ends', { region: '全国', validity: { from: '2021-01-01', fromBasis: 'text', to: '2026-07-01', toBasis: 'superseded' } }, '   地方性法规 · 现行有效，自2021年1月1日起施行，自2026年7月1日起不再有效'],
    ['whose first day is assumed', { region: '全国', validity: { from: '2021-01-01', fromBasis: 'assumed' } }, '   地方性法规 · 现行有效，施行日期未载明，按2021年1月1日推定'],
    ['whose first day nobody knows', { region: '全国', validity: { fromBasis: 'unknown' } }, '   地方性法规 · 现行有效，施行日期不详'],
    ['that is repealed', { region: '全国', validity: { from: '2001-01-01', fromBasis: 'text', to: '2021-01-01', toBasis: 'repealed' } }, '   地方性法规 · 已废止，自2001年1月1日起施行，自2021年1月1日起不再有效'],
  ])('the validity of a text %s', (_name, given, expected) => {
    expect(answerAsText(answer(quote(entry('甲。', given), whole('甲。'), DAY)), OFFICES).split('\n')).toContain(expected);
  });

  test('what to do, deadlines with their source, what to bring, where to turn; hotlines once', () => {
    const guidance = {
      topic: 'dogs', name: '养犬', steps: ['先拍照。', '再报警。'], deadlines: [Object.values(DEADLINES)[0]!], materials: ['身份证', '照片'],
      offices: ['police', 'legal-hotline'] as const,
    };
    const offices = officesFrom({ 'township-justice': { phone: '0000-0000000', address: '示例路1号', hours: '工作日' } });
    const text = answerAsText(answer(quote(entry('甲。'), whole('甲。'), DAY), { guidance }), offices);
    expect(text).toContain('【怎么办】养犬\n 1. 先拍照。\n 2. 再报警。\n【别错过期限】\n · ');
    expect(text).toMatch(/起算（《.+》第.+条）/u);
    expect(text).toContain('【带上】身份证；照片');
    const lines = text.slice(text.indexOf('【找谁】')).split('\n').filter((line) => line.startsWith(' · '));
    expect(lines.map((line) => /^ · (\S+?)[ ：]/u.exec(line)![1])).toEqual(['公安报警', '公共法律服务热线', '本地司法所（公共法律服务工作站）：当面咨询，申请调解和法律援助。', '政务服务便民热线'].map((name) => name.split('：')[0]));
    expect(text).toContain(' · 本地司法所（公共法律服务工作站） 0000-0000000 示例路1号 工作日：当面咨询');
  });
});

describe('an ellipsis stands', () => {
  const long = '略'.repeat(120);
  const THREE = `甲${long}。\n乙${long}。\n丙${long}。`;
  const LIST = `有下列情形之一的：\n${['养犬', '养猫', '养鸟', '养鱼', '养蜂'].map((what, index) => `（${'一二三四五'[index]}）${what}${'略'.repeat(70)}；`).join('\n')}`;
  const show = (text: string, pieces: Piece[]): string[] => quoted(answerAsText(answer(quote(entry(text), pieces, DAY)), OFFICES));
  const paragraph = (number: number): Piece => {
    const lines = THREE.split('\n');
    return { paragraph: number, item: null, start: lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0), text: lines[number - 1]! };
  };
  const line = (number: number): string => THREE.split('\n')[number - 1]!;

  test('nowhere in a whole article, however long', () => {
    expect(show(THREE, whole(THREE))).toEqual(THREE.split('\n'));
  });

  test('before, between and behind, only where words are left out', () => {
    expect(show(THREE, [paragraph(1)])).toEqual(['〔第1款〕', line(1), '……（摘录，全文可查该条）']);
    expect(show(THREE, [paragraph(2)])).toEqual(['……', '〔第2款〕', line(2), '……（摘录，全文可查该条）']);
    expect(show(THREE, [paragraph(3)])).toEqual(['……', '〔第3款〕', line(3), '（摘录，全文可查该条）']);
    expect(show(THREE, [paragraph(1), paragraph(3)])).toEqual(['〔第1款〕', line(1), '……', '〔第3款〕', line(3), '（摘录，全文可查该条）']);
    expect(show(THREE, [paragraph(2), paragraph(3)])).toEqual(['……', '〔第2款〕', line(2), '〔第3款〕', line(3), '（摘录，全文可查该条）']);
  });

  test('between items that do not follow one another, and not between those that do', () => {
    const lines = show(LIST, choosePieces(LIST, '养猫和养鸟，还有养蜂'));
    expect(lines.map((shown) => shown.slice(0, 5))).toEqual(['有下列情形', '……', '（二）养猫', '（三）养鸟', '……', '（五）养蜂', '（摘录，全']);
    expect(show(LIST, choosePieces(LIST, '养犬和养猫')).map((shown) => shown.slice(0, 5))).toEqual(['有下列情形', '（一）养犬', '（二）养猫', '……（摘录']);
  });
});

test('an answer for programs: one citation a piece, times in hundredths of a millisecond', () => {
  const text = '养犬应当登记。\n登记不收费。';
  const pieces = quote(entry(text, { documentNumber: '示例令第1号' }), [
    { paragraph: 1, item: null, start: 0, text: '养犬应当登记。' }, { paragraph: 2, item: null, start: 8, text: '登记不收费。' },
  ], DAY);
  const json = replyJson([{ kind: 'answer', recordId: 'r1', answer: answer(pieces, { flags: ['weak-retrieval'] }) }], '全文', 12.3456);
  expect(json).toMatchObject({ mode: 'provisions', answer: '全文', flags: ['weak-retrieval'], milliseconds: 12.35, generated: null, record: 'r1', case: null });
  expect(json.citations).toMatchObject([
    { law: '示例养犬条例', article: '第十条', paragraph: 1, item: null, version: { from: '2021-01-01', to: null, status: '现行有效' }, quote: '养犬应当登记。', source: '《示例养犬条例》（示例令第1号）' },
    { paragraph: 2, quote: '登记不收费。' },
  ]);
});
