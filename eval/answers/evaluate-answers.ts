import type { Answer, AnswerMode } from '../../bot/consult/answer.ts';
import type { Reply } from '../../bot/dialogue/reply.ts';
import type { CaseReason } from '../../bot/review/case.ts';
import type { Question } from '../dataset.ts';
import { mean, percentile } from '../metrics.ts';
import { scoreCitations, type CitationScore } from './score-answer.ts';

/** Figures of a run; shares from 0 to 1 of all questions where nothing else is said, times in milliseconds per question. */
export interface AnswerFigures {
  readonly questions: number;
  /** Of each way of answering; a reply that is no answer goes by its kind. */
  readonly modes: Readonly<Record<string, number>>;
  /** Of the articles that an answer cites, those that the gold names; over answers that cite any. */
  readonly precision: number;
  /** Of the gold articles, those cited. */
  readonly recall: number;
  /** Cite at least one gold article. */
  readonly anyRight: number;
  /** Have a known answer and got no article. */
  readonly refused: number;
  /** Opened a case; for which reasons, of which one case may have several. */
  readonly handedOver: number;
  readonly reasons: Readonly<Partial<Record<CaseReason, number>>>;
  /** Shares of what is no legal question: `abstained` got no article, `handedOver` opened a case; `answered` are those that got an article. */
  readonly outOfScope: { readonly questions: number; readonly abstained: number; readonly handedOver: number; readonly answered: readonly string[] };
  readonly p50: number;
  readonly p95: number;
}

/** What became of one question. */
export interface AnsweredQuestion extends CitationScore {
  readonly id: Question['id'];
  readonly question: string;
  readonly mode: string;
  readonly cited: readonly string[];
  readonly reasons: readonly CaseReason[];
  readonly milliseconds: number;
}

export type AskAlone = (question: string) => Promise<readonly Reply[]>;

/** Asks every question as the first of somebody's conversation and compares what is cited with the gold articles. */
export async function evaluateAnswers(
  ask: AskAlone, questions: readonly Question[], outOfScope: readonly string[],
): Promise<{ figures: AnswerFigures; answered: readonly AnsweredQuestion[] }> {
  // The first question loads the segmenter; what a running bot pays per question comes after.
  await ask('老板拖欠工资怎么办');
  const answered: AnsweredQuestion[] = [];
  for (const question of questions) answered.push(await answerOne(ask, question));
  const strays: { question: string; isAnswered: boolean; isHandedOver: boolean }[] = [];
  for (const question of outOfScope) {
    const replies = await ask(question);
    strays.push({ question, isAnswered: ANSWERING.has(answerIn(replies)?.mode ?? 'declined'), isHandedOver: replies.some(({ kind }) => kind === 'hand-over') });
  }
  const shareOf = (is: (one: AnsweredQuestion) => boolean): number => answered.filter(is).length / answered.length;
  const shares = <Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> =>
    Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length / answered.length] as const).sort((a, b) => b[1] - a[1])) as Partial<Record<Name, number>>;
  const times = answered.map(({ milliseconds }) => milliseconds);
  return {
    answered,
    figures: {
      questions: answered.length,
      modes: shares(answered.map(({ mode }) => mode)) as Record<string, number>,
      precision: mean(answered.map(({ precision }) => precision)),
      recall: mean(answered.map(({ recall }) => recall)),
      anyRight: shareOf(({ recall }) => recall !== null && recall > 0),
      refused: shareOf(({ recall, cited }) => recall !== null && cited.length === 0),
      handedOver: shareOf(({ reasons }) => reasons.length > 0),
      reasons: shares(answered.flatMap(({ reasons }) => reasons)),
      outOfScope: {
        questions: strays.length,
        abstained: strays.filter(({ isAnswered }) => !isAnswered).length / strays.length,
        handedOver: strays.filter(({ isHandedOver }) => isHandedOver).length / strays.length,
        answered: strays.flatMap(({ question, isAnswered }) => (isAnswered ? [question] : [])),
      },
      p50: percentile(0.5, times),
      p95: percentile(0.95, times),
    },
  };
}

/** The figures under flat names: `mode:provisions`, `reason:high-stakes`, `out-of-scope:abstained`. */
export function flatFigures({ modes, reasons, outOfScope, ...rest }: AnswerFigures): Record<string, number> {
  const named = (prefix: string, figures: Readonly<Partial<Record<string, number>>>) =>
    Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}:${name}`, value!]));
  const { p50, p95, ...shares } = rest;
  return { ...shares, ...named('mode', modes), ...named('reason', reasons), 'out-of-scope:abstained': outOfScope.abstained, 'out-of-scope:handed-over': outOfScope.handedOver, p50, p95 };
}

const ANSWERING: ReadonlySet<AnswerMode> = new Set<AnswerMode>(['lookup', 'vetted', 'drafted', 'provisions']);

async function answerOne(ask: AskAlone, { id, question, gold }: Question): Promise<AnsweredQuestion> {
  const started = performance.now();
  const replies = await ask(question);
  const milliseconds = performance.now() - started;
  const answer = answerIn(replies);
  const cited = (answer?.provisions ?? []).flatMap(({ pieces }) => pieces.map(({ law, article, quote }) => ({ law, article, text: quote })));
  return {
    id, question,
    mode: answer?.mode ?? replies[0]?.kind ?? 'nothing',
    cited: [...new Set(cited.map(({ law, article }) => `《${law}》${article}`))],
    ...scoreCitations(cited, gold),
    reasons: replies.flatMap((reply) => (reply.kind === 'hand-over' ? reply.reasons : [])),
    milliseconds,
  };
}

const answerIn = (replies: readonly Reply[]): Answer | undefined => replies.find((reply) => reply.kind === 'answer')?.answer;
