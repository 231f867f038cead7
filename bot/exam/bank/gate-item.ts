import { checkItem } from '../../../knowledge/bank/check/check-item.ts';
import { asksForWrong } from '../../../knowledge/bank/check/asks-for-wrong.ts';
import { speaksOfAll } from '../../../knowledge/bank/check/above.ts';
import type { PinnedCitation, Question } from '../../../knowledge/bank/item.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { wordsOf } from '../../../knowledge/provision.ts';
import { compareWording } from '../../../knowledge/verify/compare-wording.ts';
import { isSameFigure, readFigures } from '../../../knowledge/verify/figures.ts';
import { wordsIn } from '../../../knowledge/verify/fold-words.ts';
import type { DraftedItem } from './drafted-item-form.ts';
import { meaningOf } from './meaning-of.ts';
import { standsIn, whyNotWhole } from './stands-whole.ts';

/** What stands of a drafted item, or why none of it does: Chinese sentences for the model and for who asked. */
export type GatedItem = { readonly question: Question; readonly problems: readonly [] } | { readonly problems: readonly string[] };

/** Letters and digits below which a quote stands in nearly every article and supports nothing. */
const LEAST_QUOTED = 6;
/** Less like the provision, a clause is put in words of the model's own, which nobody has checked. */
const NEAR = 0.75;
const BLANK = /[（(][\s　]*[）)]/gu;
const LEAD_IN = /^(?:根据|依据|依照|按照|按)?《[^》]+》的?(?:有关|相关)?规定[，,：:]?/u;
const STATEMENTS = /下列(?:各项|有关|关于[^，。]*的)?(?:说法|表述|叙述)(?:中)?[，,]?(?:正确|符合规定)的(?:是|有)[（(][\s　]*[）)][。]?$/u;

/** What a law puts between the last two of several. */
const CONJUNCTIONS = ['', '和', '以及', '或者', '及', '或', '与', '并'];

/**
 * Whether an item says what its one provision says: quotes, and the stem with its right options, stand in it word for
 * word and whole, no figure is another, no wrong option stands in it too. Words are checked, not what they mean: a
 * person approves.
 */
export function gateItem(drafted: DraftedItem, pin: PinnedCitation): GatedItem {
  const question = questionOf(drafted);
  if (!question) return { problems: ['题型与选项、答案对不上：单选题一个答案，多选题至少两个，判断题没有选项。'] };
  const { text } = pin;
  const problems = [
    ...checkItem({ content: question, explanation: drafted.explanation, citations: [pin] }).filter(({ weight }) => weight === 'problem').map((found) => found.text),
    ...otherProvisions([drafted.stem, ...drafted.options, drafted.explanation].join('\n'), pin),
    ...quoteProblems(drafted.quotes, text),
    ...(question.type === 'true-false' ? judgementProblems(question, text) : 'options' in question ? choiceProblems(question, text) : []),
    ...explanationProblems(drafted.explanation, text),
  ];
  return problems.length === 0 ? { question, problems: [] } : { problems: [...new Set(problems)] };
}

function questionOf({ type, stem, options, right }: DraftedItem): Question | undefined {
  const key = right.map((place) => place - 1);
  if (type === 'true-false') return options.length === 0 && right.length === 1 && (right[0] === 1 || right[0] === 2) ? { type, stem: stem.trim(), key: right[0] === 1 } : undefined;
  const isPossible = options.length >= 2 && (type === 'single' ? key.length === 1 : key.length >= 2);
  return isPossible ? { type, stem: stem.trim(), options: options.map((option) => option.trim()), key } : undefined;
}

/** What the provision itself refers to may be repeated with its words. */
function otherProvisions(written: string, { lawKey, text }: PinnedCitation): string[] {
  const own = wordsIn(text, 'figures');
  const others = parseCitations(written).filter(({ law, article, text: citation }) =>
    (article !== undefined || (law !== undefined && law.key !== lawKey)) && !own.includes(wordsIn(citation, 'figures')));
  return others.map((citation) => `提到了“${citation.text}”：只考给出的这一条，也不写条号。`);
}

function quoteProblems(quotes: readonly string[], text: string): string[] {
  if (quotes.length === 0) return ['没有摘抄支持答案的原文。'];
  return quotes.flatMap((quote) => {
    if (wordsOf(quote).length < LEAST_QUOTED) return [`摘抄“${quote}”太短，看不出支持什么。`];
    return /…|\.{3}/u.test(quote) || !standsIn(quote, text) ? [`摘抄“${quote}”与条文原文不符。`] : [];
  });
}

function choiceProblems({ stem, options, key }: Extract<Question, { type: 'single' | 'multiple' }>, text: string): string[] {
  const problems: string[] = [];
  const negative = asksForWrong(stem);
  if (negative !== undefined) problems.push(`题干问的是“${negative}”：不出反向题。`);
  const blanks = [...stem.matchAll(BLANK)];
  if (blanks.length !== 1) return [...problems, '题干里要有一个空括号，也只能有一个。'];
  const isAbout = STATEMENTS.test(stem);
  const before = isAbout ? '' : stem.slice(0, blanks[0]!.index);
  for (const [place, option] of options.entries()) {
    if (speaksOfAll(option, false) !== undefined) problems.push(`不出“${option}”这样的选项。`);
    else if (key.includes(place)) {
      if (!standsIn(option, text, before)) problems.push(`正确选项“${option}”不是条文的原话。`);
      else if (isAbout) problems.push(...statementProblems(option, text));
      if (wordsOf(option).length >= LEAST_QUOTED && wordsOf(stem).includes(wordsOf(option))) problems.push(`题干里已经写着“${option}”。`);
    } else if (meaningOf(text).includes(meaningOf(option))) problems.push(`错误选项“${option}”也是条文里的话，换一个。`);
  }
  if (isAbout || problems.length > 0) return problems;
  const right = key.map((place) => options[place]!);
  const filled = (right.length === 1 ? [''] : CONJUNCTIONS).map((and) => stem.replace(BLANK, [right.slice(0, -1).join('、'), right.at(-1)!].join(and)));
  const [reasons] = filled.map((statement) => statementProblems(statement, text)).sort((a, b) => a.length - b.length);
  return reasons!.map((reason) => `把正确选项填进题干以后，${reason}`);
}

function judgementProblems({ stem, key }: Extract<Question, { type: 'true-false' }>, text: string): string[] {
  if (new RegExp(BLANK.source, 'u').test(stem) || /[？?]$/u.test(stem)) return ['判断题的题干是一句陈述，没有括号，不提问。'];
  const clauses = clausesOf(stem).map((clause) => compared(clause, text));
  if (key) return statementProblems(stem, text);
  const words = clauses.filter(({ likeness }) => likeness < NEAR);
  if (words.length > 1) return [`“${words[1]!.clause}”与条文相差太远：只改错一处，其余照原话。`];
  return clauses.every(({ clause }) => meaningOf(text).includes(meaningOf(clause))) ? ['题干与条文一致，说它错误不对。'] : [];
}

/** Sentences that are not the provision's own. */
function statementProblems(statement: string, text: string): string[] {
  return statement.replace(LEAD_IN, '').split('。').map((sentence) => sentence.trim()).filter((sentence) => wordsOf(sentence) !== '')
    .flatMap((sentence) => whyNotWhole(sentence, text) ?? []);
}

function clausesOf(statement: string): string[] {
  return statement.replace(LEAD_IN, '').split(/[，。；：,;:]/u).map((clause) => clause.trim()).filter((clause) => wordsOf(clause) !== '');
}

function compared(clause: string, text: string) {
  return { clause, ...compareWording(wordsIn(clause, 'figures'), wordsIn(text, 'figures')) };
}

function explanationProblems(explanation: string, text: string): string[] {
  if (wordsOf(explanation) === '') return ['没有解析。'];
  const known = readFigures(text);
  const strange = readFigures(explanation).filter((figure) => !known.some((other) => isSameFigure(figure, other)));
  const turned = explanation.split(/[，。；：]/u).filter((clause) => compared(clause, text).differences.length > 0);
  return [
    ...strange.map((figure) => `解析里的“${figure.text}”不见于条文。`),
    ...(strange.length > 0 ? [] : turned.map((clause) => `解析的“${clause.trim()}”与条文的意思不同。`)),
  ];
}
