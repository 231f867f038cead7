import assert from 'node:assert/strict';
import type fc from 'fast-check';
import type { Case } from '../../../bot/review/case.ts';
import { changed, stateAt, transition, type CaseEvent, type LogEntry } from '../../../bot/review/transition.ts';

/** What must hold of a case, kept apart from how transitions are written. */
export interface Model {
  now: number;
  holder: string | undefined;
  heldUntil: number;
  isClosed: boolean;
  /** Answers and refusals delivered since the case was last opened. */
  verdicts: number;
  isWithdrawn: boolean;
}

export interface Real {
  case: Case;
  log: LogEntry[];
}

const FOR_HOLDERS: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>(['claim', 'release', 'answer', 'ask', 'decline']);
const VERDICTS: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>(['answer', 'decline']);

export class Happens implements fc.Command<Model, Real> {
  readonly event: CaseEvent;
  constructor(event: CaseEvent) {
    this.event = event;
  }
  check = (): boolean => true;
  toString = (): string => JSON.stringify(this.event);
  run(model: Model, real: Real): void {
    const { event } = this;
    const now = new Date(model.now);
    const result = transition(real.case, event, now);
    const isHeldByOther = 'by' in event && model.holder !== undefined && model.now < model.heldUntil && model.holder !== event.by;
    const mayNot = model.isWithdrawn || (FOR_HOLDERS.has(event.kind) && (model.isClosed || isHeldByOther));
    assert.ok('refusal' in result || !mayNot, 'what may not happen is refused');
    if ('refusal' in result) return;

    const { status, entry, effects } = result;
    real.log.push(entry);
    assert.deepEqual([entry.at, entry.kind, entry.name], [now.toISOString(), event.kind, 'by' in event ? event.by : undefined]);
    assert.equal(status.claim !== undefined, status.state === 'claimed');
    assert.deepEqual(status.reasons.slice(0, real.case.reasons.length), real.case.reasons);
    assert.equal(effects.length, VERDICTS.has(event.kind) || event.kind === 'ask' ? 1 : 0);
    if (event.kind === 'answer' || event.kind === 'publish') {
      assert.ok(event.problems.length === 0 || event.override !== undefined, 'the gate holds');
      assert.deepEqual(entry.facts['problems'] ?? [], event.problems);
    }

    model.holder = status.claim?.by;
    model.heldUntil = status.claim ? Date.parse(status.claim.until) : 0;
    assert.ok(model.holder === undefined || model.heldUntil > model.now);
    model.isClosed = status.state === 'answered' || status.state === 'declined';
    model.verdicts = model.isClosed ? model.verdicts + (VERDICTS.has(event.kind) ? effects.length : 0) : 0;
    assert.equal(model.verdicts, model.isClosed ? 1 : 0, 'a closed case has one answer');
    model.isWithdrawn = event.kind === 'withdraw';
    assert.equal(status.state === 'withdrawn', model.isWithdrawn);
    real.case = changed(real.case, result);
  }
}

export class Passes implements fc.Command<Model, Real> {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = (): boolean => true;
  toString = (): string => `${this.hours} h`;
  run(model: Model, real: Real): void {
    model.now += this.hours * 3_600_000;
    assert.equal(stateAt(real.case, new Date(model.now)) === 'claimed', model.holder !== undefined && model.now < model.heldUntil);
  }
}
