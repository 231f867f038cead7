import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../../../knowledge/bank/item.ts';
import { arrange } from '../../../../bot/exam/paper/arrange.ts';
import { mayShuffle } from '../../../../bot/exam/paper/may-shuffle.ts';
import type { Answer, Paper, PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import { fromShown, lettersShown, LONGEST_TEXT, toShown } from '../../../../bot/exam/paper/shown-answer.ts';
import { sheetFor } from '../../../../bot/exam/paper/sheet.ts';
import type { ShownAnswer } from '../../../../bot/exam/sitting/view.ts';
import { samplePaper, SEED, sampleBlueprint } from '../sample.ts';

const paper = samplePaper();
const questions = paper.sections.flatMap((section) => section.questions);
const shuffles = fc.record({ items: fc.boolean(), options: fc.boolean() });
const arrangements = fc.tuple(shuffles, fc.stringMatching(/^\d{1,6}$/)).map(([shuffle, candidate]) => arrange(paper, shuffle, SEED, candidate));
const sheetQuestions = (arrangement: ReturnType<typeof arrange>) => sheetFor(paper, sampleBlueprint, arrangement).sections.flatMap((section) => section.questions);

describe('an arrangement', () => {
  test('keeps sections, and cases with their order, and shuffles options only where they may be', () => {
    fc.assert(fc.property(arrangements, ({ order, options }) => {
      expect([...order].sort()).toEqual(questions.map(({ slot }) => slot).sort());
      for (const section of paper.sections) {
        const places = section.questions.map(({ slot }) => order.indexOf(slot));
        expect(Math.max(...places) - Math.min(...places)).toBe(places.length - 1);
        for (const [item, own] of Map.groupBy(section.questions, ({ itemId }) => itemId)) {
          const at = own.map(({ slot }) => order.indexOf(slot));
          expect({ item, at }).toEqual({ item, at: at.map((_, place) => at[0]! + place) });
        }
      }
      for (const [slot, places] of Object.entries(options)) {
        const { question } = questions.find((each) => each.slot === slot)!;
        expect(mayShuffle(question)).toBe(true);
        expect([...places].sort()).toEqual('options' in question ? [...question.options.keys()] : []);
      }
    }));
  });

  test('is the same for the same person, and as written where nothing is shuffled', () => {
    expect(arrange(paper, { items: true, options: true }, SEED, '1001')).toEqual(arrange(paper, { items: true, options: true }, SEED, '1001'));
    expect(arrange(paper, { items: true, options: true }, SEED, '1001')).not.toEqual(arrange(paper, { items: true, options: true }, SEED, '1002'));
    expect(arrange(paper, { items: false, options: false }, SEED, '1001')).toEqual({ order: questions.map(({ slot }) => slot), options: {} });
  });
});

describe('a sheet', () => {
  test('has what is asked, numbered as shown', () => {
    fc.assert(fc.property(arrangements, (arrangement) => {
      const shown = sheetQuestions(arrangement);
      expect(shown.map(({ number }) => number)).toEqual(shown.map((_, place) => place + 1));
      expect(shown.map(({ slot }) => slot)).toEqual(arrangement.order);
      for (const { slot, stem, options, marks, type, material } of shown) {
        const asked = questions.find((each) => each.slot === slot)!;
        expect({ stem, type, marks, material }).toEqual({ stem: asked.question.stem, type: asked.question.type, marks: asked.marks, material: asked.material });
        expect([...options].sort()).toEqual('options' in asked.question ? [...asked.question.options].sort() : []);
      }
    }));
  });

  /** Every text of a paper that an examinee must not see, each with a mark that stands nowhere else. */
  const secret = fc.record({ explanation: fc.uuid(), topic: fc.uuid(), law: fc.uuid(), text: fc.uuid(), reference: fc.uuid(), point: fc.uuid(), itemId: fc.uuid(), hash: fc.uuid() });

  test('holds nothing that only the paper may', () => {
    fc.assert(fc.property(secret, fc.nat(questions.length - 1), arrangements, (hidden, place, arrangement) => {
      const mark = (asked: PaperQuestion): PaperQuestion => ({
        ...asked, explanation: hidden.explanation, topic: hidden.topic, itemId: hidden.itemId, hash: hidden.hash,
        citations: asked.citations.map((citation) => ({ ...citation, law: hidden.law, text: hidden.text })),
        question: asked.question.type === 'short-answer' ? { ...asked.question, reference: hidden.reference, points: [{ text: hidden.point, share: 1 }] } : asked.question,
      });
      const marked: Paper = { ...paper, hash: hidden.hash, sections: paper.sections.map((section) => ({ ...section, questions: section.questions.map((asked) => (asked.slot === questions[place]!.slot ? mark(asked) : asked)) })) };
      const json = JSON.stringify(sheetFor(marked, sampleBlueprint, arrangement));
      for (const text of Object.values(hidden)) expect(json).not.toContain(text);
      expect(json).not.toMatch(/"(?:key|explanation|citations|topic|difficulty|rule|reference|points|hash|itemId|version|audience|keepOrder)"/);
    }), { numRuns: 50 });
  });

  test('is the same whatever the key is', () => {
    fc.assert(fc.property(arrangements, (arrangement) => {
      const turned: Paper = { ...paper, sections: paper.sections.map((section) => ({ ...section, questions: section.questions.map((asked) => ({ ...asked, question: otherKey(asked.question) })) })) };
      expect(sheetFor(turned, sampleBlueprint, arrangement)).toEqual(sheetFor(paper, sampleBlueprint, arrangement));
    }));
  });
});

function otherKey(question: Question): Question {
  switch (question.type) {
    case 'true-false': return { ...question, key: !question.key };
    case 'short-answer': return { ...question, reference: '别的' };
    default: return { ...question, key: [(question.key[0]! + 1) % question.options.length] };
  }
}

describe('an answer', () => {
  const answersTo = (question: Question): fc.Arbitrary<Answer> => {
    switch (question.type) {
      case 'true-false': return fc.boolean().map((truth) => ({ truth }));
      case 'short-answer': return fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() !== '').map((text) => ({ text }));
      case 'single': return fc.nat(question.options.length - 1).map((place) => ({ chosen: [place] }));
      case 'multiple': return fc.subarray([...question.options.keys()], { minLength: 1 }).map((chosen) => ({ chosen }));
    }
  };
  const answered = fc.tuple(fc.constantFrom(...questions), arrangements).chain(([asked, arrangement]) => answersTo(asked.question).map((answer) => ({ asked, arrangement, answer })));

  test('comes back as it was, and means the options that were read', () => {
    fc.assert(fc.property(answered, ({ asked: { slot, question }, arrangement, answer }) => {
      const shown = toShown(answer, arrangement, slot);
      expect(fromShown(shown, question, arrangement, slot)).toEqual(answer);
      const sheet = sheetQuestions(arrangement).find((each) => each.slot === slot)!;
      const meant = answer && 'chosen' in answer && 'options' in question ? answer.chosen.map((place) => question.options[place]).sort() : [];
      const read = shown && 'chosen' in shown ? shown.chosen.map((place) => sheet.options[place]).sort() : [];
      expect(read).toEqual(meant);
      const letters = answer && 'chosen' in answer ? lettersShown(arrangement, slot, answer.chosen) : '';
      expect([...letters].map((letter) => sheet.options[letter.charCodeAt(0) - 65]).sort()).toEqual(meant);
    }));
  });

  const single: Question = { type: 'single', stem: '', options: ['甲', '乙', '丙'], key: [0] };
  const multiple: Question = { ...single, type: 'multiple' };
  const truth: Question = { type: 'true-false', stem: '', key: true };
  const short: Question = { type: 'short-answer', stem: '', reference: '', points: [] };
  const asWritten = { order: ['1'], options: {} };
  test.each<[string, Question, unknown, Answer | undefined]>([
    ['taken back', single, null, null],
    ['nothing chosen', multiple, { chosen: [] }, null],
    ['blanks', short, { text: ' \n' }, null],
    ['in whatever order', multiple, { chosen: [2, 0] }, { chosen: [0, 2] }],
    ['two of a single choice', single, { chosen: [0, 1] }, undefined],
    ['an option twice', multiple, { chosen: [1, 1] }, undefined],
    ['an option that is not there', multiple, { chosen: [3] }, undefined],
    ['before the first', multiple, { chosen: [-1] }, undefined],
    ['between two', multiple, { chosen: [0.5] }, undefined],
    ['no number', multiple, { chosen: ['0'] }, undefined],
    ['no list', multiple, { chosen: 0 }, undefined],
    ['a truth for a choice', single, { truth: true }, undefined],
    ['a choice for a truth', truth, { chosen: [0] }, undefined],
    ['neither true nor false', truth, { truth: 'true' }, undefined],
    ['a text for a truth', truth, { text: '对' }, undefined],
    ['as long as may be', short, { text: '𠮷'.repeat(LONGEST_TEXT) }, { text: '𠮷'.repeat(LONGEST_TEXT) }],
    ['too long', short, { text: '字'.repeat(LONGEST_TEXT + 1) }, undefined],
    ['no text', short, { text: 1 }, undefined],
    ['no object', short, 'text', undefined],
    ['nothing at all', single, undefined, undefined],
  ])('%s', (_name, question, shown, expected) => {
    expect(fromShown(shown as ShownAnswer, question, asWritten, '1')).toEqual(expected);
  });
});
