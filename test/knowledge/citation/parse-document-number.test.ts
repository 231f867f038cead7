import { describe, expect, it, test } from 'vitest';
import { normaliseDocumentNumber, parseDocumentNumbers } from '../../../knowledge/citation/parse-document-number.ts';

describe('parseDocumentNumbers', () => {
  test.each([
    ['国发〔2018〕41号', '国发〔2018〕41号'],
    ['国发[2018]41号', '国发〔2018〕41号'],
    ['国发【2018】41号', '国发〔2018〕41号'],
    ['国发（2018）41号', '国发〔2018〕41号'],
    ['国发(2018年)第041号', '国发〔2018〕41号'],
    ['国发 〔２０１８〕 ４１ 号', '国发〔2018〕41号'],
    ['〔2019〕860号', '〔2019〕860号'],
    ['陕政办发〔二〇二〇〕3号', '陕政办发〔2020〕3号'],
    ['根据法释〔2020〕17号的规定', '法释〔2020〕17号'],
    ['《通知》（人社部发〔2012〕13号）', '人社部发〔2012〕13号'],
  ])('%s → %s', (text, normalised) => {
    const [found, ...more] = parseDocumentNumbers(text);
    expect(more).toEqual([]);
    expect(found!.normalised).toBe(normalised);
    expect(text.slice(found!.start, found!.end)).toBe(found!.text);
  });

  it('finds all in a text and gives their parts', () => {
    const found = parseDocumentNumbers('先后有国发〔2018〕41号、法释〔2020〕17号两件');
    expect(found.map(({ year, number }) => [year, number])).toEqual([[2018, 41], [2020, 17]]);
    expect(found[1]!.body).toBe('法释');
  });

  test.each(['第41号', '（2018）', '〔2018〕号', '2018年41号', ''])('%j is none', (text) => expect(parseDocumentNumbers(text)).toEqual([]));

  it('normalises a text that is one number and nothing else', () => {
    expect(normaliseDocumentNumber(' 国发[2018]41号 ')).toBe('国发〔2018〕41号');
    expect(normaliseDocumentNumber('见国发[2018]41号')).toBeUndefined();
  });
});
