import { COMPANY } from './company.ts';
import { CONSUMER } from './consumer.ts';
import { CRIME } from './crime.ts';
import { DEBT } from './debt.ts';
import type { LexiconEntry } from './entry.ts';
import { FAMILY } from './family.ts';
import { FARMING } from './farming.ts';
import { GOVERNMENT } from './government.ts';
import { HARM } from './harm.ts';
import { HEALTH } from './health.ts';
import { JARGON } from './jargon.ts';
import { LABOUR } from './labour.ts';
import { createPatternIndex, type PatternIndex } from './pattern-index.ts';
import { POLICE } from './police.ts';
import { PROPERTY } from './property.ts';
import { SCHOOL } from './school.ts';
import { TRAFFIC } from './traffic.ts';
import { remembering } from '../../remembering.ts';

/** Every entry, by field. Written by us; no question of a benchmark is in it. */
export const LEXICON: readonly LexiconEntry[] = [
  ...LABOUR, ...FAMILY, ...PROPERTY, ...CONSUMER, ...TRAFFIC, ...HARM, ...DEBT, ...CRIME, ...POLICE, ...GOVERNMENT, ...COMPANY, ...SCHOOL,
  ...HEALTH, ...FARMING, ...JARGON,
];

/** What `…` in a pattern stands for. */
const GAP = '[^。？！；?!;\\n]{0,8}';

/** Questions whose terms are kept: search by words and by meaning both want them. */
const RECENT = 64;

let compiled: { readonly patterns: readonly RegExp[]; readonly mayMatch: PatternIndex } | undefined;

/** Whether an entry speaks to a normalised question. */
export function patternOf(entry: LexiconEntry): RegExp {
  return new RegExp(entry.when.replaceAll('…', GAP), 'u');
}

/**
 * The terms of the law that a person's words mean, each with its weight (above 0, at most 1): 老板不给工资 → 拖欠,
 * 劳动报酬, 用人单位.
 * @param text a normalised question
 */
export const legalTerms = remembering(RECENT, (text: string): ReadonlyMap<string, number> => {
  compiled ??= { patterns: LEXICON.map(patternOf), mayMatch: createPatternIndex(LEXICON.map(({ when }) => when)) };
  const terms = new Map<string, number>();
  for (const number of compiled.mayMatch(text)) {
    if (!compiled.patterns[number]!.test(text)) continue;
    const entry = LEXICON[number]!;
    const weight = entry.weight ?? 1;
    for (const term of entry.say) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  }
  return terms;
});
