import { describe, expect, test } from 'vitest';
import { carry, FORMS, sentencesOf, statementOf, type Fact } from '../../../eval/gate/carriers.ts';
import { MUTATIONS } from '../../../eval/gate/mutations.ts';
import { createRandom } from '../../../eval/train/random.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import { verifyText } from '../../../knowledge/verify/verify-text.ts';
import { corpus } from '../../knowledge/verify/memory-corpus.ts';

const date = '2026-11-01';

/** Every sentence of the invented laws in force. */
const facts: Fact[] = [...corpus.everyProvision()].filter(({ version }) => version.validity.to === undefined && version.validity.from === '2020-01-01')
  .flatMap((entry) => sentencesOf(entry.provision).map((sentence) => ({ ...entry, ...sentence })));
const isAlarm = (text: string): boolean => verifyText(text, corpus, { date }).citations.some(({ finding }) => finding !== 'ok');

test('a sentence carries its 款 and 项', () => {
  expect(facts.map((fact) => statementOf(fact).place)).toEqual(expect.arrayContaining(['第十条第一款', '第十条第二款', '第十条之一', '第十二条']));
});

describe.each(FORMS)('the form %s', (form) => {
  test.each(facts.map((fact) => [statementOf(fact).place, fact] as const))('of %s is right, and cites it', (_place, fact) => {
    const text = carry(form, statementOf(fact));
    expect(verifyText(text, corpus, { date }).citations.length).toBeGreaterThan(0);
    expect(isAlarm(text)).toBe(false);
  });
});

describe('a mutation', () => {
  // The corpus of the tests has all that mutations read.
  const tools = (seed: number) => ({ corpus: corpus as Corpus, facts, random: createRandom(seed) });
  const statements = (seed: number) => MUTATIONS.flatMap(({ kind, apply }) => facts.flatMap((fact) => {
    const statement = apply(fact, tools(seed));
    return statement ? [{ kind, fact, statement }] : [];
  }));

  test('is the same for the same seed', () => {
    expect(statements(1).map(({ statement }) => statement)).toEqual(statements(1).map(({ statement }) => statement));
  });

  test('changes the place or the words, and what it changes is wrong', () => {
    const made = [1, 2, 3, 4].flatMap(statements);
    expect(new Set(made.map(({ kind }) => kind)).size).toBeGreaterThan(12);
    const same = made.filter(({ fact, statement }) =>
      statement.title === fact.version.title && statement.place === statementOf(fact).place && fact.provision.text.includes(statement.words));
    expect(same).toEqual([]);
  });

  test('is caught in quotes', () => {
    const missed = [1, 2, 3, 4].flatMap(statements).filter(({ statement }) => !isAlarm(carry('quoted', statement)));
    expect(missed.map(({ kind, statement }) => `${kind}: ${statement.place} ${statement.words}`)).toEqual([]);
  });
});
