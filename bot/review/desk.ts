import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import { bind } from '../../knowledge/vetted/bind.ts';
import type { VettedAnswer } from '../../knowledge/vetted/vetted-answer.ts';
import type { VettedStore } from '../../knowledge/vetted/vetted-store.ts';
import { readFigures } from '../../knowledge/verify/figures.ts';
import type { Verification } from '../../knowledge/verify/verification.ts';
import { verifyText } from '../../knowledge/verify/verify-text.ts';
import { todayInChina } from '../today.ts';
import type { Case } from './case.ts';
import type { CaseStore, LoggedEvent } from './case-store.ts';
import { transition, type CaseEvent, type CheckedWords, type Refusal } from './transition.ts';

/** What came of an action; `no-case`: there is none of this id; `nothing-cited`: an answer that cites no article cannot be vetted. */
export type DeskResult = Case | Refusal | { readonly refusal: 'no-case' } | { readonly refusal: 'nothing-cited' };

/** What an adviser writes; `override`: why it goes out although the gate found something. */
export type Words = Omit<CheckedWords, 'problems'>;

export interface PublishedQuestions {
  /** In place of the resident's own, where that tells too much of them. */
  readonly question?: string;
  /** Other ways to ask it. */
  readonly also: readonly string[];
}

export interface Desk {
  claim(id: string, by: string, hours?: number): Promise<DeskResult>;
  release(id: string, by: string): Promise<DeskResult>;
  reopen(id: string, by: string, why: string): Promise<DeskResult>;
  /** Puts a question back to the resident. */
  ask(id: string, words: Words): Promise<DeskResult>;
  decline(id: string, words: Words): Promise<DeskResult>;
  /** @param publish makes the answer a vetted one too */
  answer(id: string, words: Words, publish?: PublishedQuestions): Promise<DeskResult>;
  /** Makes the answer that was given a vetted one. */
  publish(id: string, by: string, questions: PublishedQuestions, override?: string): Promise<DeskResult>;
}

export interface DeskPorts {
  readonly cases: CaseStore;
  readonly corpus: Corpus;
  readonly vetted: Pick<VettedStore, 'put'>;
  /** Day whose law the answers apply. */
  readonly date: Day;
  readonly region: Region;
  readonly now: () => Date;
}

/**
 * What an adviser does with cases. The gate for their words is the one that a model's draft goes through. Who an
 * adviser is is taken on trust here.
 */
export function createDesk(ports: DeskPorts): Desk {
  const { cases, corpus, vetted, date, region, now } = ports;
  const apply = async (id: string, event: CaseEvent): Promise<DeskResult> =>
    (await cases.apply(id, (current) => transition(current, event, now()))) ?? { refusal: 'no-case' };
  const check = async (text: string, about: Case): Promise<Verification> =>
    verifyText(text, corpus, { date, region, givenFigures: readFigures(residentsWords(about, await cases.log(about.id))) });

  const publish: Desk['publish'] = async (id, by, questions, override) => {
    const current = await cases.get(id);
    if (!current) return { refusal: 'no-case' };
    const text = (await cases.log(id)).findLast((entry) => entry.kind === 'answer')?.text ?? '';
    const verification = await check(text, current);
    const event = { kind: 'publish', by, vettedId: `case-${current.id}`, problems: problemsOf(verification), ...(override !== undefined && { override }) } as const;
    const attempt = transition(current, event, now());
    if ('refusal' in attempt) return attempt;
    const citations = citedProvisions(verification);
    if (citations.length === 0) return { refusal: 'nothing-cited' };
    const answer: VettedAnswer = {
      id: event.vettedId,
      questions: [...new Set([questions.question ?? current.content!.question, ...questions.also])],
      answer: text,
      citations,
      approvedBy: by,
      approvedOn: todayInChina(now()),
    };
    // Stored before it is logged: a kill in between leaves an approval that the next attempt replaces by the same.
    vetted.put([bind(answer, corpus, date)]);
    return apply(id, event);
  };

  const write = async (kind: 'answer' | 'ask' | 'decline', id: string, words: Words, questions?: PublishedQuestions): Promise<DeskResult> => {
    const current = await cases.get(id);
    if (!current) return { refusal: 'no-case' };
    const verification = await check(words.text, current);
    const problems = problemsOf(verification);
    // Nothing is sent that could not be published as well.
    if (questions && (problems.length === 0 || words.override) && citedProvisions(verification).length === 0) return { refusal: 'nothing-cited' };
    const result = await apply(id, { kind, ...words, problems });
    return 'refusal' in result || !questions ? result : publish(id, words.by, questions, words.override);
  };

  return {
    claim: (id, by, hours) => apply(id, { kind: 'claim', by, ...(hours !== undefined && { hours }) }),
    release: (id, by) => apply(id, { kind: 'release', by }),
    reopen: (id, by, why) => apply(id, { kind: 'reopen', by, why }),
    ask: (id, words) => write('ask', id, words),
    decline: (id, words) => write('decline', id, words),
    answer: (id, words, questions) => write('answer', id, words, questions),
    publish,
  };
}

/** What the resident has told: an answer may use its figures without a source. */
function residentsWords({ content }: Case, log: readonly LoggedEvent[]): string {
  const asked = content?.conversation.filter((line) => line.startsWith('问')) ?? [];
  const replied = log.flatMap(({ kind, text }) => (kind === 'reply' && text !== undefined ? [text] : []));
  return [content?.question ?? '', ...asked, ...replied].join('\n');
}

/** What the gate does not let through, one Chinese line each. */
function problemsOf({ citations }: Verification): string[] {
  return [...new Set(citations.filter(({ finding }) => finding !== 'ok').map(({ text, detail }) => `${text}：${detail}`))];
}

/** The articles that a text rightly cites, each once, with their words: an approval holds while they stay the same. */
function citedProvisions({ citations }: Verification): VettedAnswer['citations'] {
  const provisions = citations.flatMap(({ finding, provision }) => (finding === 'ok' && provision ? [provision] : []));
  return [...new Map(provisions.map(({ id, version, label, text }) => [id, { law: version.title, article: label, text }])).values()];
}
