import { timingSafeEqual } from 'node:crypto';
import type { Question } from '../../../knowledge/bank/item.ts';
import { fromShown } from '../paper/shown-answer.ts';
import { hashCode } from '../roster/one-time-code.ts';
import { staffNumber } from '../roster/staff-number.ts';
import type { Change, ExamStore, Seat } from './exam-store.ts';
import { fixedParts, there } from './fixed-parts.ts';
import { headCode } from './head-code.ts';
import { hallClock } from './hall-clock.ts';
import type { ExamHall, HallCommand, Pass } from './hall.ts';
import type { FactKind, SeatEvent, SittingRefusal } from './sitting.ts';
import { hallTransition, seatAfter, transition } from './transition.ts';
import type { ExamView, Save } from './view.ts';
import { boardOf, listedOf, pulseOf, viewOf } from './views.ts';

export interface HallOptions {
  readonly store: ExamStore;
  readonly now: () => Date;
  /** Told of what went wrong while the clock was at work. */
  readonly onError: (error: unknown) => void;
}

/** What came of several events of one person, as far as they could happen. */
interface Happened extends Change {
  readonly seat: Seat;
  readonly refusals: readonly (SittingRefusal | undefined)[];
}

/** An event counts at the moment at which it comes in, however long it then waits for the one before it. */
export function createExamHall({ store, now, onError }: HallOptions): ExamHall {
  const { candidatesOf, sizesOf, paperOf, arrangementOf } = fixedParts(store);

  /** Lets events happen to a person in one step, as far as they can. */
  async function happen(pass: Pass, at: Date, ...events: readonly ((seat: Seat) => SeatEvent | SittingRefusal)[]): Promise<Happened> {
    return there(await store.changeSeat<Happened>(pass.sittingId, pass.candidate, (before) => {
      let seat = before;
      const results = events.map((eventAt) => {
        const event = eventAt(seat);
        const result = 'refusal' in event ? event : transition(seat, event, at);
        if ('entries' in result) seat = seatAfter(seat, result);
        return result;
      });
      return {
        entries: results.flatMap((result) => ('entries' in result ? result.entries : [])),
        ...(seat.attempt !== before.attempt && { attempts: [seat.attempt] }),
        seat,
        refusals: results.map((result) => ('entries' in result ? result.refused : result)),
      };
    })) as Happened;
  }
  const seatOf = async ({ sittingId, candidate }: Pass): Promise<Seat> => there(await store.seat(sittingId, candidate));
  async function viewAt(pass: Pass, seat: Seat): Promise<ExamView> {
    const { state } = seat.attempt;
    const view = viewOf(seat, state === 'in-progress' ? (await paperOf(pass)).paper : undefined, pass.device, now());
    const ended = state === 'submitted' || state === 'closed-by-time' ? await store.handInEntry(pass.sittingId, pass.candidate) : undefined;
    return { ...view, ...(ended && { receipt: headCode(ended) }) };
  }
  const viewAfter = async (pass: Pass, { seat, refusals: [refusal] }: Happened): Promise<ExamView | SittingRefusal> => refusal ?? viewAt(pass, seat);

  return {
    listed: async () => (await store.sittings()).filter(({ state }) => state === 'scheduled' || state === 'open').map(listedOf),

    async signIn({ sittingId, number: typed, code, device }) {
      const candidate = staffNumber(typed);
      const stored = await store.codeHash(sittingId, candidate);
      if (!isSame(hashCode(candidate, code), stored ?? '')) return { refusal: 'unknown' };
      const pass = { sittingId, candidate, device };
      const at = now();
      const { seat, refusals: [refusal] } = await happen(pass, at, () => ({ kind: 'sign-in', candidate, device }));
      if (refusal?.refusal === 'exempt' || refusal?.refusal === 'voided') return { refusal: refusal.refusal };
      await store.putSession({ secretHash: device, sittingId, candidate, at: at.toISOString() });
      return viewAt(pass, seat);
    },

    async passOf(device) {
      const session = await store.session(device);
      return session && { sittingId: session.sittingId, candidate: session.candidate, device };
    },

    signOut: ({ device }) => store.endSession(device),
    view: async (pass) => viewAt(pass, await seatOf(pass)),
    pulse: async (pass) => pulseOf(await seatOf(pass), pass.device, now()),

    async start(pass) {
      const { sittingId, candidate, device } = pass;
      const at = now();
      // Not while everybody waits for the transaction: it is a second's work when a thousand start.
      const { candidate: { exempt } } = await seatOf(pass);
      if (exempt !== undefined) return { refusal: 'exempt' };
      const arrangement = await arrangementOf(pass);
      const starting = (): SeatEvent => ({ kind: 'start', candidate, device, arrangement });
      const started = await happen(pass, at, starting);
      const [refusal] = started.refusals;
      if (refusal?.refusal !== 'not-open' || at.toISOString() < refusal.opensAt) return viewAfter(pass, started);
      // The clock has not come round yet: nobody waits for it.
      await store.changeSitting(sittingId, (sitting) => hallTransition(sitting, [], { kind: 'open' }, at));
      return viewAfter(pass, await happen(pass, at, starting));
    },

    async save(pass, saves) {
      const at = now();
      const { questions } = await paperOf(pass);
      const { seat, refusals } = await happen(pass, at, ...saves.map((save) => (current: Seat) => eventOf(pass, save, current, questions)));
      return {
        pulse: pulseOf(seat, pass.device, now()),
        saved: seat.attempt.sequence,
        refused: saves.flatMap(({ key }, place) => (refusals[place] ? [{ key, code: refusals[place].refusal }] : [])),
      };
    },

    async facts({ sittingId, candidate, device }, facts) {
      await happen({ sittingId, candidate, device }, now(),
        ...(Object.entries(facts) as [FactKind, number][]).map(([fact, count]) => (): SeatEvent => ({ kind: 'fact', candidate, device, fact, count })));
    },

    async submit(pass) {
      return viewAfter(pass, await happen(pass, now(), () => ({ kind: 'submit', candidate: pass.candidate, device: pass.device })));
    },

    async board(id) {
      const sitting = await store.sitting(id);
      return sitting && boardOf(sitting, [...(await candidatesOf(id)).values()], await store.attempts(id), there(await sizesOf(id)), now());
    },

    async command(id, command) {
      const result = await commanded(store, id, command, now());
      return result && ('entries' in result ? { done: true } : result);
    },

    tick: hallClock({ store, now, onError, sitsIn: async (id) => new Set([...(await candidatesOf(id)).values()].flatMap(({ number, exempt }) => (exempt === undefined ? [number] : []))) }),
  };
}

function commanded(store: ExamStore, id: string, command: HallCommand, at: Date): Promise<Change | SittingRefusal | undefined> {
  switch (command.kind) {
    case 'open':
    case 'release':
    case 'reschedule':
      return store.changeSitting(id, (sitting) => hallTransition(sitting, [], command, at));
    case 'close':
    case 'cancel':
      return store.changeSeats(id, (sitting, attempts) => hallTransition(sitting, attempts, command, at));
    case 'extend':
    case 'void':
      return store.changeSeat(id, command.candidate, (seat) => transition(seat, command, at));
    case 'pause':
    case 'resume': {
      if ('since' in command) return store.changeSeats(id, (sitting, attempts) => hallTransition(sitting, attempts, command, at));
      const { candidate, ...event } = command;
      return candidate === undefined
        ? store.changeSitting(id, (sitting) => hallTransition(sitting, [], event, at))
        : store.changeSeat(id, candidate, (seat) => transition(seat, { ...event, candidate }, at));
    }
  }
}

function eventOf({ candidate, device }: Pass, save: Save, { attempt: { arrangement } }: Seat, questions: ReadonlyMap<string, Question>): SeatEvent | SittingRefusal {
  const { sequence, key, slot } = save;
  const about = { candidate, device, sequence, key, slot };
  if ('isFlagged' in save) return { kind: 'flag', ...about, isOn: save.isFlagged };
  const question = questions.get(slot);
  if (!question) return { refusal: 'no-slot' };
  const answer = arrangement ? fromShown(save.answer, question, arrangement, slot) : null;
  return answer === undefined ? { refusal: 'bad-answer' } : { kind: 'answer', ...about, answer };
}

/** In a time that says nothing of how much is the same; both are hashes. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
