import { archivedEntry } from '../../../../bot/exam/archive/archived-entry.ts';
import type { ArchivedExam } from '../../../../bot/exam/archive/archived-exam.ts';
import { markingOf } from '../../../../bot/exam/marking/marking.ts';
import { resultsOf } from '../../../../bot/exam/marking/results-of.ts';
import { arrange } from '../../../../bot/exam/paper/arrange.ts';
import type { Blueprint } from '../../../../bot/exam/paper/blueprint.ts';
import { draw } from '../../../../bot/exam/paper/draw.ts';
import { freezePaper } from '../../../../bot/exam/paper/freeze-paper.ts';
import type { Answer, Paper, PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import { poolOf } from '../../../../bot/exam/paper/pool.ts';
import { sealSeed } from '../../../../bot/exam/paper/randomness.ts';
import { drawnEntry } from '../../../../bot/exam/sitting/drawn-entry.ts';
import type { NewEntry } from '../../../../bot/exam/sitting/exam-store.ts';
import { chained, NO_ENTRY } from '../../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../../bot/exam/sitting/replay.ts';
import type { Candidate, JournalEntry } from '../../../../bot/exam/sitting/sitting.ts';
import { blueprint, item, part, section, SEED } from '../sample.ts';
import { candidate, PLAN } from '../report/sample.ts';

const ITEMS = [
  ...Array.from({ length: 12 }, (_, place) => item(place + 1)),
  ...Array.from({ length: 8 }, (_, place) => item(place + 21, { type: 'multiple' })),
  ...Array.from({ length: 4 }, (_, place) => item(place + 41, { type: 'case' })),
];

const BLUEPRINT = blueprint([part([
  section({ count: 4, marks: 10 }), section({ name: '二、多项选择题', type: 'multiple', count: 2, marks: 15, rule: { kind: 'half-for-subset' } }),
  section({ name: '三、案例分析题', type: 'case', count: 1, marks: 30 }),
])]);

/** In the order of a list, not of their numbers; one does not come, one is exempt, one is voided. */
const PEOPLE = ['1009', '1002', '1005', '1001', '1007'].map((number) => candidate(number, `示例${number}`));
const [, VOIDED, ABSENT] = PEOPLE.map(({ number }) => number);

/** A sitting from draw to archive, by the production code. */
export function archivedSample(arrangement: Blueprint['arrangement'] = { kind: 'parallel', forms: 2 }): ArchivedExam {
  const form = { ...BLUEPRINT, arrangement };
  const pool = poolOf(ITEMS, { purpose: 'formal' }).items;
  const roster: Candidate[] = [...PEOPLE, candidate('1000', '示例免试', { exempt: '已通过法考' })].map(({ paperId: _none, ...person }) => person);
  const drawn = draw({ blueprint: form, pool, seed: SEED, candidates: roster });
  if (!drawn.isOk) throw new Error('The sample cannot be drawn.');
  const papers = drawn.papers.map((paper) => freezePaper(paper, (id) => ITEMS.find((each) => each.id === id)));
  // As the store gives them: by number.
  const candidates = roster.map((person) => ({ ...person, ...(drawn.paperOf[person.number] !== undefined && { paperId: drawn.paperOf[person.number]! }) })).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const plan = { ...PLAN, seedHash: sealSeed(SEED) };
  let seconds = 0;
  const at = () => new Date(Date.parse(plan.opensAt) + 1_000 * seconds++).toISOString();
  const journal: JournalEntry[] = [];
  const write = (entry: NewEntry): void => void journal.push(chained(journal.at(-1) ?? NO_ENTRY, entry));

  write(drawnEntry({ plan, blueprint: form, pool, candidates, papers }, '王组织', '2026-11-20T01:00:00.000Z'));
  write({ at: at(), kind: 'opened', facts: {} });
  for (const { number, paperId } of candidates.filter((person) => person.exempt === undefined && person.number !== ABSENT)) {
    const paper = papers.find(({ id }) => id === paperId)!;
    write({ at: at(), candidate: number, kind: 'signed-in', facts: { device: `d${number}` } });
    write({ at: at(), candidate: number, kind: 'started', facts: { arrangement: arrange(paper, form.shuffle, SEED, number) } });
    questions(paper).forEach(({ slot, question }, place) => write({ at: at(), candidate: number, kind: 'answered', facts: { slot, answer: answer(question, place + Number(number)), sequence: place + 1, key: `${number}-${place}` } }));
    write({ at: at(), candidate: number, kind: 'submitted', facts: {} });
  }
  write({ at: at(), by: '李监考', candidate: VOIDED!, kind: 'voided', facts: { why: '示例：替考' } });
  write({ at: at(), kind: 'closed', facts: {} });
  for (const { number, paperId } of candidates.filter((person) => person.exempt === undefined && person.number !== ABSENT && person.number !== VOIDED)) {
    for (const { slot, question, marks } of questions(papers.find(({ id }) => id === paperId)!)) {
      if (question.type === 'short-answer') write({ at: at(), by: '赵阅卷', candidate: number, kind: 'graded', facts: { slot, round: 'first', points: question.points.length === 0 ? [marks / 2] : question.points.map(() => 1) } });
    }
  }
  const asked = questions(papers[0]!)[0]!;
  write({ at: at(), kind: 'challenged', facts: { id: 'C1', itemId: asked.itemId, version: asked.version, why: '示例：题意不清' } });
  write({ at: at(), by: '陈顾问', kind: 'ruled', facts: { challengeId: 'C1', itemId: asked.itemId, version: asked.version, decision: { kind: 'give-all' }, why: '示例' } });
  write({ at: at(), by: '王组织', kind: 'marked', facts: {} });
  const results = resultsOf(markingOf({ plan, doubleMarking: form.doubleMarking, candidates, papers, journal }));
  write(archivedEntry({ sittingId: 'K0001', journal, results }, '王组织', at()));
  return { sitting: replay('K0001', plan, candidates, journal).sitting, blueprint: form, papers, candidates, seed: SEED, pool, journal, results };
}

const questions = ({ sections }: Paper): PaperQuestion[] => sections.flatMap((each) => each.questions);

/** Right by turns. */
function answer(question: PaperQuestion['question'], turn: number): Answer {
  switch (question.type) {
    case 'true-false': return { truth: turn % 2 === 0 };
    case 'short-answer': return { text: `示例作答${turn}` };
    default: return { chosen: turn % 3 === 0 ? [1] : question.key };
  }
}
