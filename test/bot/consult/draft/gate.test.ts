import { describe, expect, test } from 'vitest';
import { gate, type Gated } from '../../../../bot/consult/draft/gate.ts';
import type { DraftForm } from '../../../../bot/consult/draft/draft-form.ts';
import { OFFICES } from '../../../../bot/guidance/offices.ts';
import { HOME, sampleLaw } from '../../sample.ts';
import { cite, draftOnWages, WAGES } from './drafts.ts';

const sample = sampleLaw();
const DAY = '2026-01-01';

function gated(given: Partial<DraftForm>, facts = '老板拖欠工资三个月，一共8000元，我能要补偿吗'): Gated {
  const { searcher } = sample;
  const hits = [...searcher.corpus.everyProvision()].filter(({ version }) => version.title === WAGES)
    .map((entry) => ({ ...entry, score: 1, relative: 1, signals: { words: 1, bigrams: 1, heading: 0, lexical: 2, coverage: 1, strength: 4 } }));
  return gate(draftOnWages(given), {
    setting: { date: DAY, today: DAY, region: HOME }, facts, hits, guidance: undefined, offices: OFFICES, corpus: searcher.corpus, knownTitles: searcher.knownTitles(),
  });
}

test('a draft that holds is let through whole', () => {
  const { findings, conclusion, reasons, steps, materials, wouldChange } = gated({});
  expect(findings).toEqual([]);
  expect(conclusion).toContain('百分之五十');
  expect(reasons.map(({ places }) => places.map(({ provision }) => provision.label))).toEqual([['第十七条'], ['第十五条']]);
  expect(steps).toEqual([{ text: '带上聊天记录去申请对账，七日内会通知双方。', office: 'labour-inspection' }]);
  expect({ materials, wouldChange }).toMatchObject({ materials: [expect.any(String)], wouldChange: [expect.any(String)] });
});

describe('a reason is withheld', () => {
  const reason = (text: string, ...citations: ReturnType<typeof cite>[]): Partial<DraftForm> => ({ reasons: [...draftOnWages().reasons, { text, citations }] });
  const QUOTE = '最长不超过三十日';
  test.each<[string, Partial<DraftForm>, RegExp]>([
    ['whose article is not there', reason('要签对账单。', cite('第九十九条', QUOTE)), /没有第九十九条/u],
    ['whose law is invented', reason('要签对账单。', cite('第十六条', QUOTE, { law: '恒口示范区工钱保护条例' })), /恒口示范区工钱保护条例/u],
    ['whose quote stands in another article', reason('要签对账单。', cite('第十五条', QUOTE)), /与.*第十五条的原文不符/u],
    ['whose quote lost a negation', reason('津贴可以抵作工钱。', cite('第十二条', '津贴得抵作工钱')), /与.*原文不符/u],
    ['whose quote has another figure', reason('最长不超过六十日。', cite('第十六条', '最长不超过六十日')), /六十日/u],
    ['whose quote stands in another 款', reason('要签对账单。', cite('第十六条', '双方签对账单', { paragraph: 2 })), /不在所写的款项里/u],
    ['whose 款 is not there', reason('要签对账单。', cite('第十六条', '双方签对账单', { paragraph: 5 })), /只有两款/u],
    ['that quotes a word of every article', reason('要签对账单。', cite('第十六条', '的')), /太短/u],
    ['that quotes nothing', reason('要签对账单。', cite('第十六条', ' ')), /没有摘抄原文/u],
    ['that cites nothing', reason('要签对账单。'), /没有引用任何条文/u],
    ['that says a figure which nobody else says', reason('对账单最晚九十日还清。', cite('第十六条', QUOTE)), /九十日/u],
    ['that names an article of its own in its text', reason('根据《劳动合同法》第八十五条，要签对账单。', cite('第十六条', QUOTE)), /劳动合同法/u],
    ['that turns the article round', reason('雇主不来对账的，示例劳动服务站不可以根据干活的人提供的材料出具欠薪情况说明。', cite('第十六条', '雇主不来对账的，示例劳动服务站可以根据干活的人提供的材料出具欠薪情况说明')), /第十六条/u],
    ['with a telephone number that is nobody’s', reason('可以打 029-88886666 对账。', cite('第十六条', QUOTE)), /电话/u],
  ])('%s', (_name, given, finding) => {
    const { findings, reasons, conclusion } = gated(given);
    expect(reasons).toHaveLength(2);
    expect(findings.map(({ where }) => where)).toContain('理由3');
    expect(findings.map(({ detail }) => detail).join('\n')).toMatch(finding);
    expect(conclusion).toBeDefined();
  });
});

describe('the conclusion falls', () => {
  test.each<[string, Partial<DraftForm>]>([
    ['with a figure that no cited article has', { conclusion: '您可以要求百分之八十的补偿。' }],
    ['that cites a law nobody gave', { conclusion: '根据《刑法》第二百七十六条之一，老板构成犯罪。' }],
    ['when no reason is left', { reasons: [{ text: '可以要。', citations: [cite('第九十九条', '没有')] }] }],
    ['when it is empty', { conclusion: ' ' }],
  ])('%s', (_name, given) => {
    expect(gated(given).conclusion).toBeUndefined();
  });
});

test('what the resident said may be said again, what an office’s number is too', () => {
  const { findings } = gated({
    conclusion: '被欠的8000元，您可以要求补足。',
    steps: [{ text: '先拨打 12333 咨询，再带上材料去。', office: 'labour-hotline' }, { text: '不行就去法院。', office: 'the-moon' }],
  });
  expect(findings).toEqual([]);
});

test('an office that is not known is left out, the step stays', () => {
  const { steps } = gated({ steps: [{ text: '不行就去法院。', office: 'the-moon' }] });
  expect(steps).toEqual([{ text: '不行就去法院。' }]);
});
