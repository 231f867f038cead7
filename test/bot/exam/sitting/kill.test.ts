import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Answer } from '../../../../bot/exam/paper/paper.ts';
import { brokenAt } from '../../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../../bot/exam/sitting/replay.ts';
import { describeDatabases, type TestDatabase } from '../../state/databases.ts';
import { arrangement, candidate, minute, newSitting } from './samples.ts';
import { hallTransition, transition } from '../../../../bot/exam/sitting/transition.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SITTERS = Array.from({ length: 200 }, (_, index) => candidate(`${1000 + index}`));
const KILLS = 10;

/** A process in which everybody saves one answer after the other and says so when it is acknowledged. */
function everybodySaves({ dataFolder, variables }: TestDatabase, id: string) {
  const script = `
    import { openState } from '${ROOT}bot/state/open-state.ts';
    import { createExamHall } from '${ROOT}bot/exam/sitting/create-hall.ts';
    const { exams } = await openState(${JSON.stringify(dataFolder)}, ${JSON.stringify(variables)});
    const hall = createExamHall({ store: exams, now: () => new Date('${minute(10).toISOString()}'), onError: console.error });
    await Promise.all(${JSON.stringify(SITTERS.map(({ number }) => number))}.map(async (candidate) => {
      const pass = { sittingId: '${id}', candidate, device: 'd' };
      for (let { sequence } = await hall.view(pass); ; ) {
        sequence += 1;
        const slot = String(1 + 4 * (sequence % 5));
        const { refused } = await hall.save(pass, [{ sequence, key: candidate + '-' + sequence, slot, answer: { chosen: [sequence % 4] } }]);
        console.log(JSON.stringify({ candidate, sequence, slot, refused }));
      }
    }));`;
  return spawn(join(ROOT, 'node_modules/.bin/node'), ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describeDatabases('killed while 200 people save', (create) => {
  test('no acknowledged answer is lost, and the chain is whole', async () => {
    const database = await create();
    const { exams } = await database.open();
    const { id, plan } = await exams.create(newSitting(SITTERS, { questions: 20 }));
    await exams.changeSitting(id, (sitting) => hallTransition(sitting, [], { kind: 'open' }, minute(0)));
    await Promise.all(SITTERS.flatMap(({ number }) => ([{ kind: 'sign-in', device: 'd' }, { kind: 'start', device: 'd', arrangement: arrangement(20) }] as const)
      .map((event) => exams.changeSeat(id, number, (seat) => transition(seat, { ...event, candidate: number }, minute(1))))));

    const acknowledged = new Map<string, number>();
    let total = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = everybodySaves(database, id);
      // Somewhere in the middle of it, elsewhere each time.
      const enough = 300 + Math.floor(Math.random() * 500);
      let lines = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        // The last one may have been cut off.
        if (!line.endsWith('}')) continue;
        const { candidate: number, sequence, refused } = JSON.parse(line) as { candidate: string; sequence: number; refused: unknown[] };
        expect(refused).toEqual([]);
        acknowledged.set(number, Math.max(acknowledged.get(number) ?? 0, sequence));
        lines += 1;
        if (lines === enough) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      total += lines;

      const [journal, attempts] = [await exams.journal(id), await exams.attempts(id)];
      expect(brokenAt(journal)).toBeUndefined();
      expect(replay(id, plan, SITTERS, journal).attempts).toEqual(attempts);
      for (const { candidate: number, sequence, answers } of attempts) {
        expect(sequence).toBeGreaterThanOrEqual(acknowledged.get(number) ?? 0);
        expect(answers).toEqual(answersUpTo(sequence));
      }
    }
    expect(total).toBeGreaterThan(KILLS * 300);
  }, 180_000);
});

/** What somebody has who has saved so many. */
function answersUpTo(sequence: number): Record<string, Answer> {
  return Object.fromEntries(Array.from({ length: Math.min(5, sequence) }, (_, back) => sequence - back).map((one) => [String(1 + 4 * (one % 5)), { chosen: [one % 4] }]));
}
