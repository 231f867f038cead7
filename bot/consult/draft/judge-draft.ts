import * as z from 'zod';
import { CONCLUSION, conclusionProblems, type Gated, type GatedReason, type GateFinding } from './gate.ts';
import type { Grounds } from './grounds.ts';

/** What a model says of each sentence of a draft: whether its meaning follows from the articles that it cites. */
export const verdictForm = z.object({
  verdicts: z.array(z.object({
    id: z.string().describe('编号，照抄'),
    verdict: z.enum(['supported', 'unsupported', 'contradicted']),
    why: z.string().describe('哪里对不上；supported 时写空'),
  })),
});

export type VerdictForm = z.infer<typeof verdictForm>;

/** The sentences to judge, each with the articles that it stands on, for the prompt `judge-draft`. */
export function sentencesToJudge(conclusion: string, reasons: readonly GatedReason[]): string {
  const cited = (places: GatedReason['places']): string => [...new Map(places.map(({ citation, provision }) => [provision.id, `  ${citation}：${provision.text}`])).values()].join('\n');
  return [
    `${CONCLUSION}：${conclusion}\n${cited(reasons.flatMap(({ places }) => places))}`,
    ...reasons.map(({ where, text, places }) => `${where}：${text}\n${cited(places)}`),
  ].join('\n\n');
}

/**
 * What of a draft is left after a judge: a reason that does not follow goes; a conclusion that does not, or that leans on
 * an article that went with its reason, takes the draft with it.
 */
export function withoutCondemned(gated: Gated, { verdicts }: VerdictForm, grounds: Grounds): Gated {
  const condemned = verdicts.filter(({ verdict }) => verdict !== 'supported');
  const ids = new Set(condemned.map(({ id }) => id.trim()));
  const reasons = gated.reasons.filter(({ where }) => !ids.has(where));
  const found = condemned.map(({ id, verdict, why }): GateFinding => ({
    where: id, detail: `${verdict === 'contradicted' ? '与所引条文的意思相反' : '所引条文得不出这个意思'}：${why}`,
  }));
  const left = gated.conclusion === undefined || ids.has(CONCLUSION) || reasons.length === 0 ? undefined : gated.conclusion;
  const unheld = left === undefined || reasons.length === gated.reasons.length ? [] : conclusionProblems(left, reasons, grounds);
  return {
    ...gated,
    conclusion: unheld.length === 0 ? left : undefined,
    reasons,
    findings: [...gated.findings, ...found, ...unheld.map((detail): GateFinding => ({ where: CONCLUSION, detail }))],
  };
}
