import { describe, expect, it } from 'vitest';
import { asksForPerson } from '../../../bot/understand/asks-for-person.ts';
import { assessStakes } from '../../../bot/understand/assess-stakes.ts';
import { detectAside } from '../../../bot/understand/detect-aside.ts';
import { detectCrisis } from '../../../bot/understand/detect-crisis.ts';

describe('reading a very long message', () => {
  it.each(['十', '1', '（', '他打我', '怎么', '万', '孩子，', '让我', '想跳', '不被'])('is done soon with 100,000 characters of %s', (part) => {
    const text = part.repeat(Math.floor(100_000 / part.length));
    const start = performance.now();
    for (const read of [detectCrisis, detectAside, assessStakes, asksForPerson]) read(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('sees danger at its beginning and at its end', () => {
    const story = '我和丈夫结婚多年，一起开了一家小店。'.repeat(300);
    expect(detectCrisis(`${story}他正在打我`)?.crisis).toBe('violence');
    expect(detectCrisis(`他正在打我。${story}`)?.crisis).toBe('violence');
  });
});
