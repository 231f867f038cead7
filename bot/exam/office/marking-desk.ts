import { hash } from 'node:crypto';
import { archivedEntry, resultsHash } from '../archive/archived-entry.ts';
import { problemsBeforeMarking } from '../archive/before-marking.ts';
import { archiveBundle } from '../archive/archive-bundle.ts';
import { challengeEntry, type ChallengeRefusal, type NewChallenge } from '../marking/challenge-entry.ts';
import { correctedEntry, dryRun, type DryRun } from '../marking/dry-run.ts';
import { gradeEntry, type Grade, type GradeRefusal } from '../marking/grade-entry.ts';
import { markingOf, type Marking } from '../marking/marking.ts';
import { answersToMark, nextToMark, withoutWho, type ToMark } from '../marking/next-to-mark.ts';
import type { Result } from '../marking/result.ts';
import { resultsOf } from '../marking/results-of.ts';
import { ruleEntry, type NewRuling, type RuleRefusal } from '../marking/rule-entry.ts';
import type { SuggestPoints, Suggestion } from '../marking/suggest-points.ts';
import type { Change, ExamStore, NewEntry } from '../sitting/exam-store.ts';
import { keeping } from '../sitting/keeping.ts';
import { sittingAfter } from '../sitting/replay.ts';
import type { JournalEntry, Sitting } from '../sitting/sitting.ts';

export interface HeldRefusal {
  readonly refusal: 'not-closed' | 'archived' | 'cancelled';
}

export type MarkRefusal =
  | { readonly refusal: 'not-closed' | 'cancelled' | 'already-marked' }
  /** Short answers that people have still to mark. */
  | { readonly refusal: 'unfinished'; readonly left: number }
  /** What stands in the database contradicts the journal, see `problemsBeforeMarking`. */
  | { readonly refusal: 'tampered'; readonly problems: readonly string[] };

export type ArchiveRefusal =
  | { readonly refusal: 'not-marked' }
  /** Challenges that nobody has ruled on: afterwards nobody can. */
  | { readonly refusal: 'not-ruled'; readonly left: number };

/** What a sitting's last lines hold once its marks are fixed (journal kind `marked`). */
export interface MarkedFacts {
  /** See {@link resultsHash}. */
  readonly results: string;
  /** What `seedHash` was the hash of: from here on everybody may repeat the draw. */
  readonly seed: string;
  /** Examinees may see keys and explanations of their paper; else what they have earned alone. */
  readonly showsAnswers: boolean;
}

export type SuggestRefusal = { readonly refusal: 'not-closed' | 'already-marked' | 'no-answer' | 'done' };

/** A sitting with all that its results follow from. */
export interface Held {
  readonly sitting: Sitting;
  readonly marking: Marking;
  readonly journal: readonly JournalEntry[];
  readonly results: readonly Result[];
}

/** 阅卷: from the closing to the archive. Everything that happens is a line of the journal, decided on the journal as it is. */
export interface MarkingDesk {
  held(id: string): Promise<Held | undefined>;
  /** The next answer for a marker, without whose it is; `undefined`: none is left, or it is not the time for marking. */
  next(id: string, marker: string): Promise<ToMark | undefined>;
  /** A model can be asked. */
  readonly suggests: boolean;
  /** What a model thinks of an answer that this marker may mark: to be looked at, and never counted. Without: there is no model, or it had nothing to say. */
  suggest(id: string, marker: string, answerId: string): Promise<{ readonly suggestion?: Suggestion } | SuggestRefusal | undefined>;
  grade(id: string, grade: Omit<Grade, 'at'>): Promise<{ readonly done: true } | GradeRefusal | undefined>;
  challenge(id: string, challenge: Omit<NewChallenge, 'at'>): Promise<{ readonly id: string } | ChallengeRefusal | HeldRefusal | undefined>;
  /** What a ruling changes; it is stored unless it is a trial. */
  rule(id: string, ruling: Omit<NewRuling, 'at'>, isTrial: boolean): Promise<DryRun | RuleRefusal | HeldRefusal | undefined>;
  /** Fixes the marks and reveals the seed. */
  mark(id: string, by: string, options: { readonly showsAnswers: boolean }): Promise<{ readonly results: readonly Result[] } | MarkRefusal | undefined>;
  /** Ends the journal, where it has not ended, and gives the bundle. Nothing comes behind it: what is challenged is ruled on before. */
  archive(id: string, by: string): Promise<{ readonly bundle: Uint8Array; readonly head: JournalEntry } | ArchiveRefusal | undefined>;
}

/** Somebody else has written in between. */
const OVERTAKEN = { isOvertaken: true } as const;
/** More than anybody is overtaken. */
const MOST_TRIES = 200;

export interface MarkingDeskParts {
  readonly exams: ExamStore;
  readonly now: () => Date;
  /** Of a model, where one is configured. */
  readonly suggest?: SuggestPoints;
}

/** Suggestions that are kept: the second marker of an answer sees the same one, and it is asked for once. */
const MOST_SUGGESTIONS = 500;

export function createMarkingDesk({ exams, now, suggest }: MarkingDeskParts): MarkingDesk {
  const suggestionOn = keeping(MOST_SUGGESTIONS, async (answer) => suggest?.(JSON.parse(answer) as ReturnType<typeof withoutWho>));

  async function held(id: string): Promise<Held | undefined> {
    const [sitting, blueprint] = [await exams.sitting(id), await exams.blueprint(id)];
    if (!sitting || !blueprint) return undefined;
    const [candidates, papers, journal] = [await exams.candidates(id), await exams.papers(id), await exams.journal(id)];
    const marking = markingOf({ plan: sitting.plan, doubleMarking: blueprint.doubleMarking, candidates, papers, journal });
    let results: readonly Result[] | undefined;
    return {
      sitting, marking, journal,
      // Whoever marks one answer after the other does not ask for everybody's results.
      get results() {
        return results ??= resultsOf(marking);
      },
    };
  }

  /** Writes what is decided on the journal as it is when it is written. */
  async function append<R extends object>(id: string, decide: (held: Held) => { readonly entries: readonly NewEntry[] } | R): Promise<{ readonly entries: readonly NewEntry[] } | R | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await held(id);
      if (!before) return undefined;
      const { hash: head } = before.journal.at(-1)!;
      // Somebody has written between the reading of one and of the other.
      if (before.sitting.head.hash !== head) continue;
      const decided = decide(before);
      if (!('entries' in decided)) return decided;
      const stored = await exams.changeSitting<typeof OVERTAKEN>(id, (sitting): Change | typeof OVERTAKEN => (sitting.head.hash === head
        ? { entries: decided.entries, sitting: decided.entries.reduce(sittingAfter, sitting as Omit<Sitting, 'head'>) }
        : OVERTAKEN));
      if (stored && 'entries' in stored) return decided;
    }
    throw new Error(`the journal of ${id} does not end where its sitting says: lines are missing, or others write without a pause`);
  }

  const at = (): string => now().toISOString();
  const seedOf = async (id: string): Promise<string> => (await exams.sealed(id))!.seed;
  /** Ids of answers tell markers nothing: the seed is sealed until the marks are fixed. */
  const secretOf = async (id: string): Promise<string> => hash('sha256', `marking\n${await seedOf(id)}`);

  return {
    held,
    async next(id, marker) {
      const found = await held(id);
      return found?.sitting.state === 'closed' ? nextToMark(found.marking, marker, await secretOf(id)) : undefined;
    },
    suggests: suggest !== undefined,
    async suggest(id, marker, answerId) {
      const found = await held(id);
      if (!found) return undefined;
      if (found.sitting.state !== 'closed') return { refusal: notHeld(found.sitting)?.refusal === 'not-closed' ? 'not-closed' : 'already-marked' };
      const answer = answersToMark(found.marking, await secretOf(id)).find((each) => each.id === answerId);
      if (!answer) return { refusal: 'no-answer' };
      if (answer.needs === 'nothing' && answer.gradings.every((grading) => grading.marker !== marker)) return { refusal: 'done' };
      const suggestion = await suggestionOn(JSON.stringify(withoutWho(answer)));
      return suggestion ? { suggestion } : {};
    },
    async grade(id, grade) {
      if (!await exams.sitting(id)) return undefined;
      const secret = await secretOf(id);
      const result = await append<GradeRefusal>(id, ({ marking }) => oneEntry(gradeEntry(marking, { ...grade, at: at() }, secret)));
      return result && ('entries' in result ? { done: true } : result);
    },
    async challenge(id, challenge) {
      const result = await append<ChallengeRefusal | HeldRefusal>(id, ({ marking, sitting }) => notHeld(sitting) ?? oneEntry(challengeEntry(marking, { ...challenge, at: at() })));
      return result && ('entries' in result ? { id: String(result.entries[0]!.facts['id']) } : result);
    },
    async rule(id, ruling, isTrial) {
      const decide = ({ marking, sitting }: Held): { readonly entries: readonly NewEntry[]; readonly run: DryRun } | RuleRefusal | HeldRefusal => {
        const refusal = notHeld(sitting);
        if (refusal) return refusal;
        const ruled = ruleEntry(marking, { ...ruling, at: at() });
        if ('refusal' in ruled) return ruled;
        const run = dryRun(marking, ruled.ruling);
        return { entries: [ruled.entry, correctedEntry(run, ruled.ruling, ruled.ruling.at)], run };
      };
      const found = isTrial ? await held(id) : undefined;
      const result = isTrial ? found && decide(found) : await append(id, decide);
      return result && ('run' in result ? result.run as DryRun : result as RuleRefusal | HeldRefusal);
    },
    async mark(id, by, { showsAnswers }) {
      const sealed = await exams.sealed(id);
      if (!sealed) return undefined;
      const secret = await secretOf(id);
      const blueprint = (await exams.blueprint(id))!;
      const result = await append<MarkRefusal>(id, ({ sitting, marking, journal, results }) => {
        if (sitting.state === 'marked' || sitting.state === 'archived') return { refusal: 'already-marked' };
        if (sitting.state !== 'closed') return { refusal: sitting.state === 'cancelled' ? 'cancelled' : 'not-closed' };
        const left = answersToMark(marking, secret).filter(({ needs }) => needs !== 'nothing').length;
        if (left > 0) return { refusal: 'unfinished', left };
        const problems = problemsBeforeMarking({ ...sealed, sitting, blueprint, papers: marking.papers, candidates: marking.candidates, journal });
        if (problems.length > 0) return { refusal: 'tampered', problems };
        const facts: MarkedFacts = { results: resultsHash(results), seed: sealed.seed, showsAnswers };
        return { entries: [{ at: at(), by, kind: 'marked', facts: { ...facts } }] };
      });
      if (!result) return undefined;
      return 'entries' in result ? { results: (await held(id))!.results } : result;
    },
    async archive(id, by) {
      const result = await append<ArchiveRefusal | { readonly refusal: 'archived' }>(id, ({ sitting, marking: { challenges, rulings }, journal, results }) => {
        if (sitting.state === 'archived') return { refusal: 'archived' };
        if (sitting.state !== 'marked') return { refusal: 'not-marked' };
        const left = challenges.filter((challenge) => rulings.every(({ challengeId }) => challengeId !== challenge.id)).length;
        return left > 0 ? { refusal: 'not-ruled', left } : { entries: [archivedEntry({ sittingId: sitting.id, journal, results }, by, at())] };
      });
      if (!result) return undefined;
      if ('refusal' in result && result.refusal !== 'archived') return result;
      const { sitting, marking: { candidates, papers }, journal, results } = (await held(id))!;
      const { seed, pool } = (await exams.sealed(id))!;
      const bundle = archiveBundle({ sitting, blueprint: (await exams.blueprint(id))!, papers, candidates, seed, pool, journal, results });
      return { bundle, head: journal.at(-1)! };
    },
  };
}

/** The journal has not got to where challenges are heard, or has ended. */
function notHeld({ state }: Sitting): HeldRefusal | undefined {
  if (state === 'closed' || state === 'marked') return undefined;
  return { refusal: state === 'archived' || state === 'cancelled' ? state : 'not-closed' };
}

const oneEntry = <R extends object>(result: NewEntry | R): { readonly entries: readonly NewEntry[] } | R => ('kind' in result ? { entries: [result] } : result);
