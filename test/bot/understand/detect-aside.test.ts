import { describe, expect, it } from 'vitest';
import { ASIDE_TEXTS } from '../../../bot/understand/aside/texts.ts';
import { detectAside } from '../../../bot/understand/detect-aside.ts';
import { describeShared } from '../../support/shared.ts';
import { stardQuestions } from '../../support/stard.ts';
import { ASIDES, MORE_ASIDES, MORE_NO_ASIDES, NO_ASIDES } from './aside-utterances.ts';

/** Which of the texts is said. */
const said = (message: string): string | undefined => {
  const text = detectAside(message)?.text;
  return Object.entries(ASIDE_TEXTS).find(([, aside]) => aside.text === text)?.[0];
};

const rows = [ASIDES, MORE_ASIDES].flatMap((table) => Object.entries<readonly string[]>(table).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)));

describe('detectAside', () => {
  it.each(rows)('%s: %s', (kind, text) => {
    expect(said(text)).toBe(kind);
  });

  it.each([...NO_ASIDES, ...MORE_NO_ASIDES])('left to be answered: %s', (text) => {
    expect(detectAside(text)).toBeUndefined();
  });

  it('calls what belongs to another desk a referral', () => {
    expect(detectAside('我想申请法律援助')).toMatchObject({ kind: 'referral', offices: ['legal-aid', 'township-justice', 'legal-hotline'] });
    expect(detectAside('怎么洗钱')?.kind).toBe('wrongdoing');
    expect(detectAside('傻逼')?.kind).toBe('hostile');
  });

  it('is short, and offers a way that is lawful', () => {
    for (const { text, offices } of Object.values(ASIDE_TEXTS)) {
      expect(text.length).toBeLessThanOrEqual(150);
      expect(text).toContain('我');
      expect(offices.length).toBeGreaterThan(0);
    }
  });
});

describeShared('detectAside over the questions of ../shared/bench/stard', () => {
  it('sets none aside', () => {
    expect(stardQuestions().filter((question) => detectAside(question))).toEqual([]);
  });
});
