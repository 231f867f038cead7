import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../bot/exam/paper/paper.ts';
import type { ExamStore } from '../../../../bot/exam/sitting/exam-store.ts';
import type { ExamHall, HallCommand, Pass } from '../../../../bot/exam/sitting/hall.ts';
import type { Candidate, SittingPlan } from '../../../../bot/exam/sitting/sitting.ts';
import type { Pulse, Save, ShownAnswer } from '../../../../bot/exam/sitting/view.ts';

/** What must hold of one person, kept apart from how transitions are written. */
export interface Person {
  readonly candidate: Candidate;
  device?: string;
  startedAt?: number;
  extraMinutes: number;
  readonly pauses: Stretch[];
  /** Answers that the person was told are saved, by slot, as shown. */
  readonly saved: Map<string, ShownAnswer>;
  sequence: number;
  /** What was sent, oldest first, with whether it was saved. */
  readonly sent: { readonly save: Save; readonly isSaved: boolean }[];
  rank: number;
  state: string;
  answered: number;
}

interface Stretch {
  readonly from: number;
  to?: number;
}

export interface Model {
  now: number;
  readonly plan: SittingPlan;
  openedAt: number | undefined;
  sittingRank: number;
  readonly pauses: Stretch[];
  readonly people: readonly Person[];
}

export interface Real {
  readonly id: string;
  readonly store: ExamStore;
  /** Of two processes. */
  halls: readonly [ExamHall, ExamHall];
  readonly restart: () => readonly [ExamHall, ExamHall];
  readonly paper: Paper;
}

export type HallStep = fc.AsyncCommand<Model, Real>;

const RANKS: Readonly<Record<string, number>> = {
  scheduled: 0, open: 1, closed: 2, 'not-started': 0, 'in-progress': 1, submitted: 2, 'closed-by-time': 2, voided: 3,
};

/** A step, after which everything must hold that always does. */
function step(name: string, happen: (model: Model, real: Real) => Promise<void>): HallStep {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      const [before, time] = [await pulses(model, real), model.now];
      await happen(model, real);
      await holds(model, real, before, time);
    },
  };
}

type Who = { readonly person: number; readonly device: string; readonly hall: 0 | 1 };

/** The device at which somebody sits. */
const OWN = 'own';

const who = fc.record({ person: fc.nat(2), device: fc.constantFrom(OWN, OWN, OWN, OWN, 'a', 'b'), hall: fc.constantFrom<0 | 1>(0, 1) });

const passOf = (real: Real, { candidate, device: own }: Person, device: string): Pass =>
  ({ sittingId: real.id, candidate: candidate.number, device: device === OWN && own !== undefined ? own : `${real.id} ${candidate.number} ${device}` });

const signIn = ({ person: index, device, hall }: Who) => step(`${index} signs in at ${device}`, async (model, real) => {
  const person = model.people[index]!;
  const pass = passOf(real, person, device);
  const view = await real.halls[hall].signIn({ sittingId: real.id, number: pass.candidate, code: `CODE-${pass.candidate}`, device: pass.device });
  assert.equal('refusal' in view, person.state === 'voided');
  if (!('refusal' in view) && model.sittingRank < 2) person.device = pass.device;
});

const start = ({ person: index, device, hall }: Who) => step(`${index} starts at ${device}`, async (model, real) => {
  const person = model.people[index]!;
  const pass = passOf(real, person, device);
  const view = await real.halls[hall].start(pass);
  if ('refusal' in view) return;
  assert.equal(person.device, pass.device);
  person.startedAt ??= model.now;
});

type Sent =
  | { readonly kind: 'new'; readonly slot: number; readonly gap: number; readonly answer: number }
  | { readonly kind: 'flag'; readonly slot: number; readonly isOn: boolean }
  | { readonly kind: 'again'; readonly back: number }
  | { readonly kind: 'old'; readonly slot: number; readonly back: number };

const sent: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('new' as const), slot: fc.nat(7), gap: fc.nat(3), answer: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('flag' as const), slot: fc.nat(7), isOn: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.nat(15) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('old' as const), slot: fc.nat(7), back: fc.nat(5) }) },
);
const batch = fc.array(sent, { minLength: 1, maxLength: 5 });

const save = ({ person, device, hall }: Who, those: readonly Sent[]) =>
  step(`${person} saves at ${device}: ${JSON.stringify(those)}`, (model, real) => saves(model, real, person, device, hall, those));

/** All at one time, in two processes, while the clock strikes in both. */
const everybodySaves = (those: readonly (readonly Sent[])[]) => step(`everybody saves: ${JSON.stringify(those)}`, async (model, real) => {
  await Promise.all([
    ...model.people.map((person, index) => saves(model, real, index, OWN, index % 2 as 0 | 1, those[index]!)),
    real.halls[0].tick(), real.halls[1].tick(),
  ]);
});

async function saves(model: Model, real: Real, index: number, device: string, hall: 0 | 1, those: readonly Sent[]): Promise<void> {
  const person = model.people[index]!;
  const pass = passOf(real, person, device);
  const list: Save[] = [];
  let next = person.sequence;
  for (const one of those) {
    const key = `${index}-${person.sent.length + list.length}-${model.now}`;
    const again = one.kind === 'again' ? person.sent.at(-1 - one.back)?.save : undefined;
    if (again) list.push(again);
    else if (one.kind === 'old') list.push({ sequence: Math.max(0, person.sequence - one.back), key, slot: `${one.slot + 1}`, answer: null });
    else if (one.kind === 'flag') list.push({ sequence: next += 1, key, slot: `${one.slot + 1}`, isFlagged: one.isOn });
    else if (one.kind === 'new') list.push({ sequence: next += 1 + one.gap, key, slot: `${one.slot + 1}`, answer: answerTo(one.slot, one.answer) });
  }
  const mayWrite = person.device === pass.device && person.state === 'in-progress' && model.now < endOf(model, person)!;
  const { refused } = await real.halls[hall].save(pass, list);
  for (const one of list) {
    const isKnown = person.sent.some(({ save: before, isSaved }) => isSaved && before.key === one.key);
    const isSaved = isKnown || (mayWrite && one.sequence > person.sequence);
    assert.equal(refused.some(({ key }) => key === one.key), !isSaved, `${JSON.stringify(one)}: ${JSON.stringify(refused)}`);
    if (isSaved && !isKnown) {
      person.sequence = one.sequence;
      person.answered += 1;
      if ('answer' in one) person.saved.set(one.slot, one.answer);
    }
    if (!isKnown) person.sent.push({ save: one, isSaved });
  }
}

/** Single, multiple, true/false and short answers take turns on the paper. */
function answerTo(slot: number, choice: number): ShownAnswer {
  if (choice === 0) return null;
  return [{ chosen: [choice % 4] }, { chosen: [0, 1, 2, 3].filter((place) => ((choice % 15) + 1) & (1 << place)) }, { truth: choice % 2 === 0 }, { text: `答${choice}` }][slot % 4]!;
}

const facts = ({ person, device, hall }: Who) => step(`facts of ${person} at ${device}`, (model, real) => real.halls[hall].facts(passOf(real, model.people[person]!, device), { 'left-page': 1, paste: 2 }));

const submit = ({ person: index, device, hall }: Who) => step(`${index} hands in at ${device}`, async (model, real) => {
  await real.halls[hall].submit(passOf(real, model.people[index]!, device));
});

const command = (hall: 0 | 1, ...those: readonly HallCommand[]) => step(JSON.stringify(those), async (model, real) => {
  for (const what of those) {
    const person = 'candidate' in what ? model.people.find(({ candidate }) => candidate.number === what.candidate) : undefined;
    const result = await real.halls[hall].command(real.id, what);
    if (!result || 'refusal' in result) continue;
    const { pauses } = person ?? model;
    if (what.kind === 'pause') pauses.push({ from: model.now });
    else if (what.kind === 'resume') pauses.at(-1)!.to = Math.max(pauses.at(-1)!.from, model.now);
    else if (what.kind === 'extend') person!.extraMinutes += what.minutes;
  }
});

const restart = step('restart', async (_model, real) => {
  real.halls = real.restart();
});
const tick = (hall: 0 | 1) => step('tick', (_model, real) => real.halls[hall].tick());
const clock = (seconds: number) => step(`clock ${seconds} s`, async (model) => {
  model.now += seconds * 1000;
});

/** @param numbers of the three people */
export function hallSteps(numbers: readonly string[]): fc.Arbitrary<HallStep>[] {
  const hall = fc.constantFrom<0 | 1>(0, 1);
  const anybody = fc.constantFrom(...numbers);
  const ordered = (commands: fc.Arbitrary<HallCommand>): fc.Arbitrary<HallStep> => fc.tuple(hall, commands).map(([one, what]) => command(one, what));
  const by = fc.constant('赵');
  const seconds = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) }, { weight: 4, arbitrary: fc.integer({ min: 30, max: 400 }) }, { weight: 1, arbitrary: fc.integer({ min: -120, max: 0 }) });
  const why = fc.constant('示例');
  return [
    ...Array.from({ length: 4 }, () => seconds.map(clock)),
    hall.map(tick), who.map(signIn), who.map(start), who.map(start), who.map(submit), who.map(facts), fc.constant(restart),
    ...Array.from({ length: 4 }, () => fc.tuple(who, batch).map(([one, those]) => save(one, those))),
    fc.tuple(batch, batch, batch).map(everybodySaves),
    ordered(fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const), by })),
    ordered(fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const), by, candidate: anybody })),
    hall.map((one) => command(one, { kind: 'resume', by: '赵' }, ...numbers.map((number) => ({ kind: 'resume' as const, by: '赵', candidate: number })))),
    ordered(fc.record({ kind: fc.constant('extend' as const), by, candidate: anybody, minutes: fc.integer({ min: 1, max: 6 }), why })),
    ordered(fc.oneof({ weight: 6, arbitrary: fc.record({ kind: fc.constant('open' as const), by }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), by, candidate: anybody, why }) }, { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), by }) })),
  ];
}

/** Everybody has signed in, and so many have started. */
export function seated(started: number): HallStep[] {
  const everybody = [0, 1, 2].map((person) => ({ person, device: 'a', hall: 0 as const }));
  return [...everybody.map(signIn), clock(31 * 60), tick(0), ...everybody.slice(0, started).map(start)];
}

const pulses = (model: Model, real: Real): Promise<Pulse[]> => Promise.all(model.people.map((person) => real.halls[0].pulse(passOf(real, person, 'a'))));

async function holds(model: Model, real: Real, before: readonly Pulse[], time: number): Promise<void> {
  const sitting = (await real.store.sitting(real.id))!;
  assert.ok(RANKS[sitting.state]! >= model.sittingRank, 'a sitting never goes back');
  model.sittingRank = RANKS[sitting.state]!;
  if (sitting.openedAt !== undefined) model.openedAt = Date.parse(sitting.openedAt);
  const after = await pulses(model, real);
  for (const [index, person] of model.people.entries()) {
    const pass = passOf(real, person, 'a');
    const view = await real.halls[1].view({ ...pass, device: person.device ?? pass.device });
    assert.equal((await real.halls[1].view({ ...pass, device: 'another' })).sheet, undefined, 'nobody looks on');
    const { attempt, deadline } = view.pulse;
    assert.ok(RANKS[attempt]! > person.rank || attempt === person.state, `an attempt never goes back: ${person.state}, ${attempt}`);
    [person.rank, person.state] = [RANKS[attempt]!, attempt];
    assert.deepEqual(view.answers, Object.fromEntries(person.saved), 'what somebody was told is saved is what is stored');
    assert.equal(view.sequence, person.sequence);
    assert.equal(view.sheet !== undefined, attempt === 'in-progress');
    assert.equal(person.startedAt !== undefined, deadline !== undefined);
    if (deadline === undefined) continue;
    assert.equal(Date.parse(deadline), endOf(model, person));
    const earlier = before[index]!.deadline;
    assert.ok(model.now < time || earlier === undefined || after[index]!.deadline! >= earlier, 'the time of nobody gets shorter');
    if (sitting.state === 'closed') assert.notEqual(attempt, 'in-progress');
  }
}

/** When somebody's time is over, by running a clock from one change to the next. */
function endOf(model: Model, person: Person): number | undefined {
  if (person.startedAt === undefined) return undefined;
  let time = model.plan.lateStart.hasFullTime ? person.startedAt : model.openedAt!;
  let left = (model.plan.minutes + person.extraMinutes) * 60_000;
  const stretches = [...model.pauses, ...person.pauses].map(({ from, to }) => [from, to ?? Math.max(from, model.now)] as const);
  for (const next of [...stretches.flat(), Infinity].toSorted((a, b) => a - b)) {
    if (next <= time) continue;
    const now = time;
    if (!stretches.some(([from, to]) => from <= now && now < to)) {
      if (left <= next - now) return now + left;
      left -= next - now;
    }
    time = next;
  }
  throw new Error('time has an end');
}
