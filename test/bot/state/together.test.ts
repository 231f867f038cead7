import { expect, test } from 'vitest';
import { together } from '../../../bot/state/together.ts';

function gathering() {
  const goes: { readonly many: readonly number[]; done(): void; fail(error: Error): void }[] = [];
  const ask = together((many: readonly number[]) => new Promise<number[]>((resolve, reject) => {
    goes.push({ many, done: () => resolve(many.map((one) => one * 10)), fail: reject });
  }));
  const begun = async (count: number) => {
    await expect.poll(() => goes.length).toBe(count);
  };
  return { goes, ask, begun };
}

test('what is asked for at one time is done in one go, and what comes meanwhile in the next', async () => {
  const { goes, ask, begun } = gathering();
  const first = [1, 2, 3].map(ask);
  await begun(1);
  const second = [4, 5].map(ask);
  await new Promise(setImmediate);
  expect(goes.map(({ many }) => many)).toEqual([[1, 2, 3]]);
  goes[0]!.done();
  expect(await Promise.all(first)).toEqual([10, 20, 30]);
  await begun(2);
  goes[1]!.done();
  expect(await Promise.all(second)).toEqual([40, 50]);
  expect(goes.map(({ many }) => many)).toEqual([[1, 2, 3], [4, 5]]);
});

test('what fails fails for those alone who were in that go', async () => {
  const { goes, ask, begun } = gathering();
  const first = Promise.allSettled([1, 2].map(ask));
  await begun(1);
  const second = ask(3);
  goes[0]!.fail(new Error('down'));
  expect(await first).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  await begun(2);
  goes[1]!.done();
  expect(await second).toBe(30);
});

test('thousands are done in several goes, in the order of asking, one after the other', async () => {
  const sizes: number[] = [];
  let underWay = 0;
  const ask = together(async (many: readonly number[]) => {
    underWay += 1;
    expect(underWay).toBe(1);
    sizes.push(many.length);
    await new Promise(setImmediate);
    underWay -= 1;
    return many;
  });
  const numbers = Array.from({ length: 600 }, (_, index) => index);
  expect(await Promise.all(numbers.map(ask))).toEqual(numbers);
  expect(sizes).toEqual([250, 250, 100]);
});
