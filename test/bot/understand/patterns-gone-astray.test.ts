import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST } from '../../../bot/consult/too-long.ts';
import { asksForPerson } from '../../../bot/understand/asks-for-person.ts';
import { chooseClarifications } from '../../../bot/understand/clarify.ts';
import { detectAside } from '../../../bot/understand/detect-aside.ts';
import { detectCrisis } from '../../../bot/understand/detect-crisis.ts';
import { inOrder } from '../../../bot/understand/in-order.ts';
import { findsFault } from '../../../bot/understand/short-reply.ts';
import { triage } from '../../../bot/understand/triage.ts';

test('words in order are those that a pattern with .* between them finds', () => {
  const [one, two, three] = [/上班|打工|工地|工伤/u, /伤|摔|去世/u, /赔|谁|怎么办/u];
  const pattern = new RegExp([one, two, three].map(({ source }) => `(?:${source})`).join('.*'), 'u');
  const words = inOrder(one, two, three);
  fc.assert(fc.property(fc.array(fc.constantFrom('上班', '打工', '工', '地', '伤', '摔', '去世', '赔', '谁', '怎么办', '我')), (parts) => {
    const text = parts.join('');
    expect([text, words.test(text)]).toEqual([text, pattern.test(text)]);
  }), { numRuns: 2000 });
});

/** Reads a message as the dialogue does before it searches. */
function read(message: string): void {
  detectCrisis(message);
  asksForPerson(message);
  triage(message);
  detectAside(message);
  findsFault(message);
  chooseClarifications(message, { asked: [] });
}

// The thread that reads them serves everybody. The bound is far above what they take, and far below what a pattern that goes astray does.
test.for(['上班受伤', '/', '/！', '打', '离婚', '孩子', '补偿', '公司欠工资', '1', '1,', '年', '《', '（', '不', '我', '@a.'])('a message of nothing but %s is read quickly', (words) => {
  for (const [before, after] of [['', ''], ['我', '！'], ['x', '！x怎么办']] as const) {
    const start = performance.now();
    read(`${before}${words.repeat(LONGEST)}`.slice(0, LONGEST - after.length) + after);
    expect(performance.now() - start).toBeLessThan(1500);
  }
});
