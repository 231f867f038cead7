import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Day } from '../../knowledge/law.ts';
import { UNVERIFIABLE, type VerifiedCitation } from '../../knowledge/verify/verification.ts';
import { verifyText } from '../../knowledge/verify/verify-text.ts';
import type { Question } from '../dataset.ts';

/** Findings on real answers that a person has read: true ones (the answer is wrong, or out of date) and false ones. */
const JUDGED = new URL('judged-findings.json', import.meta.url);

const judged = z.array(z.object({ question: z.number(), citation: z.string(), finding: z.string(), isTrue: z.boolean(), why: z.string() }));

export interface AnswerFindings {
  readonly figures: {
    /** Answers that cite an article, and the citations in them. */
    readonly answers: number;
    readonly citations: number;
    readonly ok: number;
    readonly unverifiable: number;
    readonly trueFindings: number;
    readonly falseFindings: number;
    /** Found since the list was read; read them, then judge. */
    readonly unjudged: number;
  };
  readonly shown: readonly { readonly question: number; readonly citation: VerifiedCitation; readonly judgement: string; readonly text: string }[];
}

/** Verifies the lawyers' answers and compares the findings with what a person judged them to be. */
export function judgeAnswers(corpus: Corpus, questions: readonly Question[], date: Day): AnswerFindings {
  const known = new Map(judged.parse(JSON.parse(readFileSync(JUDGED, 'utf8'))).map((each) => [keyOf(each.question, each.citation, each.finding), each]));
  const cited = questions.flatMap(({ id, answer }) => {
    const { citations } = typeof answer !== 'string' ? { citations: [] } : verifyText(answer, corpus, { date });
    return citations.some(({ article }) => article !== null) ? [{ id: Number(id), answer: answer!, citations }] : [];
  });
  const all = cited.flatMap(({ id, answer, citations }) => citations.map((citation) => ({ question: id, citation, text: answer })));
  const doubted = all.filter(({ citation: { finding } }) => finding !== 'ok' && !UNVERIFIABLE.has(finding));
  const shown = doubted.map((each) => {
    const judgement = known.get(keyOf(each.question, each.citation.text, each.citation.finding));
    return { ...each, judgement: judgement === undefined ? 'unjudged' : judgement.isTrue ? 'true' : 'false' };
  });
  const count = (judgement: string): number => shown.filter((each) => each.judgement === judgement).length;
  return {
    figures: {
      answers: cited.length,
      citations: all.length,
      ok: all.filter(({ citation }) => citation.finding === 'ok').length,
      unverifiable: all.filter(({ citation }) => UNVERIFIABLE.has(citation.finding)).length,
      trueFindings: count('true'),
      falseFindings: count('false'),
      unjudged: count('unjudged'),
    },
    shown,
  };
}

const keyOf = (question: number, citation: string, finding: string): string => `${question}\t${citation}\t${finding}`;
