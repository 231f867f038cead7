import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import { correctedEntry, dryRun } from '../marking/dry-run.ts';
import { mostPerPoint } from '../marking/grading-state.ts';
import { markingOf, paperOf, questionsOf, type Marking, type MarkingFacts, type MarkingSources } from '../marking/marking.ts';
import { resultsOf } from '../marking/results-of.ts';
import { deadlineOf } from '../sitting/deadline.ts';
import type { Change, NewEntry } from '../sitting/exam-store.ts';
import { asFirstListed, atDraw } from '../sitting/at-draw.ts';
import type { HallEntry, HallFacts } from '../sitting/journal.ts';
import { attemptAfter, freshAttempt, freshSitting, sittingAfter } from '../sitting/replay.ts';
import type { Attempt, Candidate, HallEvent, JournalEntry, SeatEvent, Sitting, SittingRefusal } from '../sitting/sitting.ts';
import { hallTransition, transition } from '../sitting/transition.ts';
import { resultsHash } from './archived-entry.ts';
import type { Check } from './checks.ts';

/** Where a journal has got to. */
interface Course {
  readonly sitting: Sitting;
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly attempts: ReadonlyMap<string, Attempt>;
}

/**
 * Every line is one that could happen when it did: who writes an answer behind the hand-in, more time behind the end or a
 * second mark of the same marker into a journal makes a chain that fits, and a course that does not.
 */
export const checkCourse: Check = ({ sitting: { id, plan }, blueprint: { doubleMarking }, candidates, papers, journal }) => {
  const listed = asFirstListed(candidates, journal);
  const attempts = new Map(listed.map((candidate) => [candidate.number, freshAttempt(id, candidate)]));
  let sitting: Sitting = { ...freshSitting(id, atDraw({ plan, candidates }, journal).plan), head: { place: 0, hash: '' } };
  const byNumber = new Map(listed.map((candidate) => [candidate.number, candidate]));
  const fixed = { plan, doubleMarking, candidates, papers };
  return journal.flatMap((entry, place): string[] => {
    const isPossible = place === 0 ? entry.kind === 'drawn' : couldHappen(entry, { sitting, candidates: byNumber, attempts }, journal, fixed);
    sitting = { ...sitting, ...sittingAfter(sitting, entry) };
    if (entry.kind === 'amended') byNumber.set(entry.candidate!, (entry.facts as unknown as HallFacts['amended']).to);
    const attempt = attempts.get(entry.candidate ?? '');
    if (attempt) attempts.set(attempt.candidate, attemptAfter(attempt, entry));
    return isPossible ? [] : [`日志第 ${entry.place} 条（${entry.kind}${entry.candidate === undefined ? '' : `，考生 ${entry.candidate}`}）不合规则：按前面的记录，当时不可能发生。`];
  });
};

function couldHappen(entry: JournalEntry, course: Course, journal: readonly JournalEntry[], fixed: Omit<MarkingSources, 'journal'>): boolean {
  const { sitting } = course;
  switch (entry.kind) {
    case 'code-issued':
    case 'bound':
      return sitting.state !== 'archived' && course.candidates.has(entry.candidate ?? '');
    // Whom it puts where is judged with the draw.
    case 'enrolled':
    case 'amended':
      return sitting.state === 'scheduled' && entry.by !== undefined && course.candidates.has(entry.candidate ?? '');
    case 'graded':
      return sitting.state === 'closed' && isGrading(entry, course, journal, fixed);
    case 'challenged':
      return sitting.state === 'closed' || sitting.state === 'marked';
    case 'ruled':
      return isRuling(entry, sitting, journal);
    case 'corrected':
      return isCorrection(entry, markingBefore(entry.place - 1, journal, fixed), journal);
    case 'marked':
      return sitting.state === 'closed' && (entry.facts['results'] === undefined || entry.facts['results'] === resultsHash(resultsOf(markingBefore(entry.place, journal, fixed))));
    case 'archived':
      return sitting.state === 'marked';
    default:
      return isInHall(entry, course, journal);
  }
}

/** The hall lets it happen, and writes the same of it. */
function isInHall(entry: JournalEntry, { sitting, candidates, attempts }: Course, journal: readonly JournalEntry[]): boolean {
  const now = new Date(entry.at);
  if (entry.candidate === undefined) {
    const event = hallEvent(entry);
    return event !== undefined && writes(hallTransition(sitting, [], event, now), entry);
  }
  const [candidate, attempt] = [candidates.get(entry.candidate), attempts.get(entry.candidate)];
  if (!candidate || !attempt) return false;
  if (entry.kind === 'timed-out') return isHandIn(entry, sitting, attempt, journal);
  // It changes nothing; what of it counts is that it stands there.
  if (entry.kind === 'refused') return sitting.state !== 'marked' && sitting.state !== 'archived';
  const event = seatEvent(entry, attempt);
  return event !== undefined && writes(transition({ sitting, candidate, attempt }, event, now), entry);
}

function writes(result: Change | SittingRefusal, { place: _place, hash: _hash, ...entry }: JournalEntry): boolean {
  const written: NewEntry | undefined = 'entries' in result ? result.entries[0] : undefined;
  return written !== undefined && canonicalJson(written) === canonicalJson(entry);
}

/** By the clock when the time is over; with the whole sitting at any time. */
function isHandIn({ at, by, facts, place }: JournalEntry, sitting: Sitting, attempt: Attempt, journal: readonly JournalEntry[]): boolean {
  if (sitting.state !== 'open' || attempt.state !== 'in-progress') return false;
  const deadline = deadlineOf(sitting, attempt, new Date(at))!;
  const next = journal.slice(place).find(({ kind }) => kind !== 'timed-out')?.kind;
  const isClosing = next === 'closed' || next === 'cancelled';
  return (at >= deadline || (isClosing && by !== undefined)) && facts['endedAt'] === (at < deadline ? at : deadline);
}

function hallEvent({ kind, by, facts }: JournalEntry): HallEvent | undefined {
  const who = by === undefined ? {} : { by };
  switch (kind) {
    case 'opened': return { kind: 'open', ...who };
    case 'closed': return { kind: 'close', ...who };
    case 'paused': return { kind: 'pause', ...facts, by: by! };
    case 'resumed': return { kind: 'resume', ...facts, by: by! };
    case 'suspended': return { kind: 'suspend', by: by!, items: facts['items'] as string[] };
    case 'rescheduled': return { kind: 'reschedule', by: by!, opensAt: facts['to'] as string, why: facts['why'] as string };
    case 'cancelled': return { kind: 'cancel', by: by!, why: facts['why'] as string };
    case 'released': return { kind: 'release', by: by!, why: facts['why'] as string };
    default: return undefined;
  }
}

function seatEvent(entry: JournalEntry, attempt: Attempt): SeatEvent | undefined {
  const { kind, facts } = entry as unknown as HallEntry;
  const of = { candidate: attempt.candidate, device: attempt.device ?? '' };
  const by = { candidate: attempt.candidate, by: entry.by! };
  switch (kind) {
    case 'signed-in': return { kind: 'sign-in', ...of, device: facts.device };
    case 'started': return { kind: 'start', ...of, arrangement: facts.arrangement };
    case 'answered': return { kind: 'answer', ...of, slot: facts.slot, answer: facts.answer, sequence: facts.sequence, key: facts.key };
    case 'flagged': return { kind: 'flag', ...of, slot: facts.slot, isOn: facts.isOn, sequence: facts.sequence, key: facts.key };
    case 'fact': return { kind: 'fact', ...of, fact: facts.fact, count: facts.count };
    case 'submitted': return { kind: 'submit', ...of };
    case 'paused': return { kind: 'pause', ...facts, ...by };
    case 'resumed': return { kind: 'resume', ...facts, ...by };
    case 'extended': return { kind: 'extend', ...facts, ...by };
    case 'voided': return { kind: 'void', ...facts, ...by };
    default: return undefined;
  }
}

/** Of an answer that is there, within what its points can earn, by nobody who marked it in another round. */
function isGrading({ candidate, by, facts, place }: JournalEntry, { candidates, attempts }: Course, journal: readonly JournalEntry[], { papers }: Omit<MarkingSources, 'journal'>): boolean {
  const { slot, round, points } = facts as unknown as MarkingFacts['graded'];
  const [person, attempt] = [candidates.get(candidate ?? ''), attempts.get(candidate ?? '')];
  const paper = person && paperOf({ papers }, person);
  const asked = paper && questionsOf(paper).find((question) => question.slot === slot);
  if (!asked || asked.question.type !== 'short-answer' || by === undefined || (attempt?.state !== 'submitted' && attempt?.state !== 'closed-by-time')) return false;
  const most = mostPerPoint(asked);
  const isWithin = points.length === most.length && points.every((marks, point) => marks >= 0 && marks <= most[point]!);
  return isWithin && journal.slice(0, place - 1).every((other) => other.kind !== 'graded' || other.candidate !== candidate || other.facts['slot'] !== slot
    || (other.by === by) === (other.facts['round'] === round));
}

/** On a challenge that was brought forward by somebody else, and ruled on by nobody. */
function isRuling({ by, facts, place }: JournalEntry, { state }: Sitting, journal: readonly JournalEntry[]): boolean {
  const before = journal.slice(0, place - 1);
  const challenge = before.find(({ kind, facts: about }) => kind === 'challenged' && about['id'] === facts['challengeId']);
  return (state === 'closed' || state === 'marked') && by !== undefined && challenge !== undefined && challenge.by !== by
    && ['itemId', 'version', 'question'].every((key) => challenge.facts[key] === facts[key])
    && !before.some(({ kind, facts: about }) => kind === 'ruled' && about['challengeId'] === facts['challengeId']);
}

/** What the ruling before it changed, and nothing else. */
function isCorrection({ at, by, facts, place }: JournalEntry, marking: Marking, journal: readonly JournalEntry[]): boolean {
  const ruled = journal[place - 2];
  if (ruled?.kind !== 'ruled' || by === undefined) return false;
  const ruling = { ...(ruled.facts as unknown as MarkingFacts['ruled']), by: ruled.by!, at: ruled.at };
  return canonicalJson(correctedEntry(dryRun(marking, ruling), ruling, at).facts) === canonicalJson(facts);
}

const markingBefore = (place: number, journal: readonly JournalEntry[], fixed: Omit<MarkingSources, 'journal'>): Marking => markingOf({ ...fixed, journal: journal.slice(0, place - 1) });
