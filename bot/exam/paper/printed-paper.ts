import { marksInWords, minuteInWords, roundMarks } from '../print/in-words.ts';
import type { Candidate, SittingPlan } from '../sitting/sitting.ts';
import type { MarkingRule } from './blueprint.ts';
import type { Paper, PaperQuestion, PaperSection } from './paper.ts';
import { lettersShown } from './shown-answer.ts';

/** 纸质试卷, or the same with key and articles for who marks and for the archive: questions and options in the paper's own order. */
export interface PrintedPaper {
  readonly title: string;
  /** 公务员-A, or 公务员-A（答案） */
  readonly name: string;
  /** What stands under the title. */
  readonly facts: string;
  /** To be filled in by hand; a paper that was drawn for one person bears their name. */
  readonly person: readonly (readonly [name: string, value: string])[];
  /** For who marks: a row of sections; none on a key. */
  readonly marks: readonly { readonly name: string; readonly of: string }[];
  readonly notes: readonly string[];
  readonly sections: readonly PrintedSection[];
}

export interface PrintedSection {
  /** Of the first section of a part. */
  readonly part?: string;
  readonly heading: string;
  readonly questions: readonly PrintedQuestion[];
}

export interface PrintedQuestion {
  /** 1, 2, … through the whole paper. */
  readonly number: number;
  /** Before the first question of a case. */
  readonly material?: string;
  /** With its marks where those of the section differ. */
  readonly stem: string;
  /** Options that stand beside each other, `A. …`. */
  readonly options: readonly (readonly string[])[];
  /** Lines to write on. */
  readonly lines: number;
  readonly key?: {
    readonly right: string;
    readonly points: readonly string[];
    readonly explanation: string;
    readonly articles: readonly { readonly name: string; readonly text: string }[];
  };
}

export interface PrintedPaperInput {
  readonly sitting: { readonly id: string; readonly plan: SittingPlan };
  readonly papers: readonly Paper[];
  readonly candidates: readonly Candidate[];
  /** With key, explanations and articles; never for examinees. */
  readonly isKey: boolean;
}

export function printedPapers({ sitting: { id, plan }, papers, candidates, isKey }: PrintedPaperInput): PrintedPaper[] {
  return papers.map((paper) => {
    const numbers = new Map(paper.sections.flatMap(({ questions }) => questions).map(({ slot }, place) => [slot, place + 1]));
    return {
      title: plan.title,
      name: `${paper.id}${isKey ? '（答案）' : ''}`,
      facts: `满分 ${marksInWords(paper.total)} 分　合格线 ${marksInWords(plan.passMark)} 分　时间 ${plan.minutes} 分钟　${plan.isOpenBook ? '开卷' : '闭卷'}　${minuteInWords(plan.opensAt)} 开考　场次 ${id}`,
      person: isKey ? [] : personOf(paper, candidates),
      marks: isKey ? [] : [...paper.sections.map(({ name, questions }) => ({ name: numeralOf(name), of: marksInWords(sumOf(questions)) })), { name: '总分', of: marksInWords(paper.total) }],
      notes: isKey ? ['本件含答案，供阅卷和归档，请按密件保管。'] : notesOf(plan),
      sections: paper.sections.map((section, place) => ({
        ...(section.part !== paper.sections[place - 1]?.part && section.part !== '' && { part: section.part }),
        heading: headingOf(section),
        questions: section.questions.map((asked, at) => printed(asked, numbers.get(asked.slot)!, section, section.questions[at - 1], isKey)),
      })),
    };
  });
}

/** The form of a paper that was drawn for one person is their number. */
function personOf({ form }: Paper, candidates: readonly Candidate[]): PrintedPaper['person'] {
  const person = candidates.find(({ number }) => number === form);
  return [['姓名', person?.name ?? ''], ['工号', person?.number ?? ''], ['单位', person?.unit ?? ''], ['座位号', '']];
}

const notesOf = ({ isOpenBook }: SittingPlan): string[] => [
  '请先填写姓名、工号和单位，再答题。用黑色字迹的笔作答，写在试卷上。',
  `${isOpenBook ? '开卷考试，可以查阅法律条文，不得相互讨论' : '闭卷考试，不得查阅资料，不得相互讨论'}。考试结束，试卷不得带出考场。`,
];

/** 一 of 一、单项选择题; the whole name where it has no number. */
const numeralOf = (name: string): string => /^([一二三四五六七八九十]+)、/u.exec(name)?.[1] ?? name;

const sumOf = (questions: readonly PaperQuestion[]): number => roundMarks(questions.reduce((sum, { marks }) => sum + marks, 0));
const isEven = ({ questions }: PaperSection): boolean => questions.every(({ marks }) => marks === questions[0]!.marks);

function headingOf(section: PaperSection): string {
  const { name, questions } = section;
  const each = isEven(section) && questions.length > 1 ? `每题 ${marksInWords(questions[0]!.marks)} 分，` : '';
  const rules = new Set(questions.map(({ question, rule }) => (question.type === 'single' && rule.kind !== 'deduct' ? '' : ruleInWords(rule, question.type))));
  return `${name}（共 ${questions.length} 题，${each}共 ${marksInWords(sumOf(questions))} 分${[...rules].map((words) => words && `；${words}`).join('')}）`;
}

/** As who sits is told; '' where it goes without saying. */
function ruleInWords(rule: MarkingRule, type: PaperQuestion['question']['type']): string {
  switch (rule.kind) {
    case 'all-or-nothing': return type === 'multiple' ? '多选、少选、错选都不得分' : '';
    case 'half-for-subset': return '少选而没有错选的得一半分，有错选的不得分';
    case 'per-option': return '少选而没有错选的按选对的项给分，有错选的不得分';
    case 'deduct': return `答错一题倒扣 ${marksInWords(rule.wrong)} 分，不答不扣`;
    case 'points': return '';
  }
}

function printed(asked: PaperQuestion, number: number, section: PaperSection, before: PaperQuestion | undefined, isKey: boolean): PrintedQuestion {
  const { question, material, marks } = asked;
  const isWritten = question.type === 'short-answer';
  const hasBlank = isWritten || /[（(]\s*[）)]|_{2,}/u.test(question.stem);
  return {
    number,
    ...(material !== undefined && material !== before?.material && { material }),
    stem: `${question.stem}${hasBlank ? '' : '（　　）'}${isEven(section) ? '' : `（${marksInWords(marks)} 分）`}`,
    options: 'options' in question ? rowsOf(question.options.map((text, place) => `${lettersShown(AS_WRITTEN, '', [place])}. ${text}`)) : [],
    lines: isWritten && !isKey ? Math.min(MOST_LINES, Math.max(LEAST_LINES, Math.ceil(marks / 2) + 2)) : 0,
    ...(isKey && { key: keyOf(asked) }),
  };
}

const AS_WRITTEN = { order: [], options: {} };
const LEAST_LINES = 4;
const MOST_LINES = 12;

/** How many options of so many characters stand beside each other. */
const BESIDE = [[4, 10], [2, 20]] as const;

function rowsOf(options: readonly string[]): string[][] {
  const longest = Math.max(...options.map((option) => option.length));
  const [columns] = BESIDE.find(([, most]) => longest <= most) ?? [1];
  return Array.from({ length: Math.ceil(options.length / columns) }, (_, row) => options.slice(row * columns, (row + 1) * columns));
}

function keyOf({ question, explanation, citations }: PaperQuestion): NonNullable<PrintedQuestion['key']> {
  const articles = citations.map(({ law, label, text }) => ({ name: `《${law}》${label}`, text }));
  switch (question.type) {
    case 'true-false': return { right: question.key ? '对' : '错', points: [], explanation, articles };
    case 'short-answer': return { right: question.reference, points: question.points.map(({ text, share }) => `${text}（${roundMarks(share * 100)}%）`), explanation, articles };
    default: return { right: lettersShown(AS_WRITTEN, '', question.key), points: [], explanation, articles };
  }
}
