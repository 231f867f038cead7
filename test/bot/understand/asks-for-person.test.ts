import { describe, expect, it } from 'vitest';
import { asksForPerson } from '../../../bot/understand/asks-for-person.ts';
import { describeShared } from '../../support/shared.ts';
import { stardQuestions } from '../../support/stard.ts';
import { NO_WISHES, WISHES } from './wishes-for-person.ts';

describe('asksForPerson', () => {
  it.each(WISHES)('yes: %s', (text) => {
    expect(asksForPerson(text)).toBe(true);
  });

  it.each(NO_WISHES)('no: %s', (text) => {
    expect(asksForPerson(text)).toBe(false);
  });
});

describeShared('asksForPerson over the questions of ../shared/bench/stard', () => {
  it('hears the wish in none', () => {
    expect(stardQuestions().filter(asksForPerson)).toEqual([]);
  });
});
