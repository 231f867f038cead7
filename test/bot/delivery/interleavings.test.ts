import fc from 'fast-check';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { say } from '../../../bot/dialogue/reply.ts';
import { describeDatabases } from '../state/databases.ts';
import { message } from '../state/samples.ts';
import { start, told, until, type Process } from './processes.ts';

const RESIDENTS = ['terminal:a', 'terminal:b', 'terminal:c'];

/** What happens to a deployment of one process; after a kill the next one starts, and resumes before it accepts. */
type Step =
  | { readonly kind: 'accept'; readonly resident: string; readonly text: string }
  /** The channel hands in again what it handed in before. */
  | { readonly kind: 'again'; readonly nth: number }
  | { readonly kind: 'letter'; readonly resident: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'kill' };

const resident = fc.constantFrom(...RESIDENTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('accept' as const), resident, text: fc.constantFrom('在吗', '危险') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), nth: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('letter' as const), resident }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resume' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
);

describeDatabases('whatever is killed when', (create) => {
  test('every message is answered once, in order, with one warning where there is danger, and every letter is kept', async () => {
    const database = await create();
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      runs += 1;
      const own = (name: string): string => `${name}-${runs}`;
      const accepted: { readonly resident: string; readonly id: string; readonly text: string }[] = [];
      const letters: { readonly resident: string; readonly text: string }[] = [];
      const resumed = async (): Promise<Process> => {
        const next = await start(database, { watchMs: 5 });
        await next.delivery.resume('terminal');
        return next;
      };
      let process = await resumed();
      for (const one of steps) {
        switch (one.kind) {
          case 'accept': {
            const given = { resident: own(one.resident), id: `m${accepted.length}`, text: `${one.text}${accepted.length}` };
            expect(await process.delivery.accept(message(given.resident, given.id, given.text))).toBe(true);
            accepted.push(given);
            break;
          }
          case 'again': {
            const before = accepted[one.nth];
            if (before) expect(await process.delivery.accept(message(before.resident, before.id, before.text))).toBe(false);
            break;
          }
          case 'letter': {
            const letter = { resident: own(one.resident), text: `信${letters.length}` };
            await process.state.outbox.put(letter.resident, say(letter.text));
            letters.push(letter);
            break;
          }
          case 'resume': await process.delivery.resume('terminal'); break;
          case 'wait': await setTimeout(one.milliseconds); break;
          case 'kill':
            await process.kill();
            process = await resumed();
            break;
          default: one satisfies never;
        }
      }
      await until(async () => (await process.state.inbox.unhandled('terminal')).length === 0);
      for (const name of RESIDENTS.map(own)) {
        const messages = accepted.filter(({ resident: whose }) => whose === name);
        const all = await told(process.state, name);
        const answers = messages.map(({ id, text }) => `${id}: ${text}`);
        const warnings = messages.filter(({ text }) => text.includes('危险')).map(({ id }) => `${id}: 快走`);
        expect(all.filter((line) => answers.includes(line))).toEqual(answers);
        expect(all.filter((line) => line.endsWith('快走'))).toEqual(warnings);
        for (const warning of warnings) expect(all.indexOf(warning)).toBeLessThan(all.findIndex((line) => line.startsWith(warning.replace('快走', '危险'))));
        expect(all.filter((line) => line.startsWith('null'))).toEqual(letters.filter(({ resident: whose }) => whose === name).map(({ text }) => `null: ${text}`));
        expect(all).toHaveLength(answers.length + warnings.length + letters.filter(({ resident: whose }) => whose === name).length);
        expect((await process.state.conversations.load(name))?.turns.map(({ recordId }) => recordId) ?? []).toEqual(messages.map(({ id }) => id));
      }
      expect(process.errors).toEqual([]);
      await process.kill();
    }), { numRuns: 40 });
  }, 60_000);
});
