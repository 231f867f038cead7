import { randomUUID } from 'node:crypto';
import type { Answer, AnswerMode } from '../../bot/consult/answer.ts';
import type { Consultant } from '../../bot/consult/consult.ts';
import { createDialogue, type Dialogue } from '../../bot/dialogue/create-dialogue.ts';
import { forgetfulConversations } from '../../bot/dialogue/forgetful-conversations.ts';
import type { Reply } from '../../bot/dialogue/reply.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import type { Question } from '../dataset.ts';
import { mean, percentile } from '../metrics.ts';
import { scoreCitations } from './score-answer.ts';

/** Figures of a run; shares from 0 to 1, times in milliseconds per question. */
export interface AnswerFigures {
  readonly questions: number;
  /** Share of each way of answering; a reply that is no answer goes by its kind. */
  readonly modes: Readonly<Record<string, number>>;
  /** Of the articles cited, those that the gold names; over answers that cite any. */
  readonly precision: number;
  /** Of the gold articles, those cited; over all questions. */
  readonly recall: number;
  /** Questions with a known answer that got none. */
  readonly refused: number;
  /** Questions that opened a case. */
  readonly handedOver: number;
  readonly outOfScope: { readonly questions: number; readonly abstained: number; readonly answered: readonly string[] };
  readonly p50: number;
  readonly p95: number;
}

export interface AnswerRun {
  readonly consultant: Consultant;
  readonly date: Day;
  readonly region: Region;
}

/** Puts every question to the dialogue of production, each as the first of somebody's conversation. */
export async function evaluateAnswers(run: AnswerRun, questions: readonly Question[], outOfScope: readonly string[]): Promise<AnswerFigures> {
  const dialogue = dialogueOf(run);
  // The first question loads the segmenter; what a running bot pays per question comes after.
  await askOnce(dialogue, '老板拖欠工资怎么办');
  const modes = new Map<string, number>();
  const precisions: (number | null)[] = [];
  const recalls: number[] = [];
  const times: number[] = [];
  let refused = 0;
  let handedOver = 0;
  for (const { question, gold } of questions) {
    const started = performance.now();
    const replies = await askOnce(dialogue, question);
    times.push(performance.now() - started);
    const answer = answerIn(replies);
    const mode = modeOf(replies);
    modes.set(mode, (modes.get(mode) ?? 0) + 1);
    const { precision, recall } = scoreCitations(answer ? citedIn(answer) : [], gold);
    precisions.push(precision);
    recalls.push(recall);
    if (!answer || answer.provisions.length === 0) refused += 1;
    if (replies.some(({ kind }) => kind === 'hand-over')) handedOver += 1;
  }
  const answered: string[] = [];
  for (const question of outOfScope) {
    const answer = answerIn(await askOnce(dialogue, question));
    if (answer && ANSWERING.has(answer.mode)) answered.push(question);
  }
  return {
    questions: questions.length,
    modes: Object.fromEntries([...modes].sort((a, b) => b[1] - a[1]).map(([mode, count]) => [mode, count / questions.length])),
    precision: mean(precisions),
    recall: mean(recalls),
    refused: refused / questions.length,
    handedOver: handedOver / questions.length,
    outOfScope: { questions: outOfScope.length, abstained: 1 - answered.length / outOfScope.length, answered },
    p50: percentile(0.5, times),
    p95: percentile(0.95, times),
  };
}

const ANSWERING: ReadonlySet<AnswerMode> = new Set<AnswerMode>(['lookup', 'vetted', 'drafted', 'provisions']);

/** The dialogue over a memory that keeps nothing. */
function dialogueOf({ consultant, date, region }: AnswerRun): Dialogue {
  const nobody = { id: '0', answerBy: `${date}T10:00:00.000Z` };
  return createDialogue({
    consultant, region,
    standalone: (message) => Promise.resolve({ isFollowUp: false, standalone: message }),
    conversations: forgetfulConversations(),
    records: { put: () => Promise.resolve(), get: () => Promise.resolve(undefined) },
    cases: { open: () => Promise.resolve(nobody), addReason: () => Promise.resolve(undefined), replyToWaiting: () => Promise.resolve(undefined) },
    personalData: { export: () => Promise.resolve({}), forget: () => Promise.resolve() },
    now: () => new Date(`${date}T12:00:00+08:00`),
    newId: randomUUID,
    asText: () => '',
    mayAsk: false,
    onError: (error) => {
      throw error;
    },
  });
}

async function askOnce(dialogue: Dialogue, text: string): Promise<Reply[]> {
  const replies: Reply[] = [];
  for await (const reply of dialogue.handle({ resident: 'eval:1', messageId: randomUUID(), text })) {
    if (reply.kind !== 'progress') replies.push(reply);
  }
  return replies;
}

const answerIn = (replies: readonly Reply[]): Answer | undefined => replies.find((reply) => reply.kind === 'answer')?.answer;

const modeOf = (replies: readonly Reply[]): string => answerIn(replies)?.mode ?? replies[0]?.kind ?? 'nothing';

const citedIn = ({ provisions }: Answer) => provisions.flatMap(({ pieces }) => pieces.map(({ law, article, quote }) => ({ law, article, text: quote })));
