import { expect, test } from 'vitest';
import { keeping } from '../../../../bot/exam/sitting/keeping.ts';

test('is loaded once, also when asked for at once; what is used last is kept', async () => {
  const loads: string[] = [];
  const get = keeping(2, async (key) => {
    loads.push(key);
    return `${key}!`;
  });
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a!', 'a!', 'b!']);
  for (const key of ['a', 'c', 'a', 'b']) await get(key);
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('what is not there, or fails, is asked for again', async () => {
  const answers = [undefined, new Error('down'), 'there'];
  const get = keeping(2, async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  expect(await get('a')).toBeUndefined();
  await expect(get('a')).rejects.toThrow('down');
  expect(await get('a')).toBe('there');
  expect(await get('a')).toBe('there');
});
