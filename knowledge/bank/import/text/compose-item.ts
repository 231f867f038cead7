import { joinWrapped } from '../../../documents/join-lines.ts';
import type { ItemContent, ItemDraft } from '../../item.ts';
import { takeCitations } from '../item-citations.ts';
import type { ImportDefaults, ReadItem, RejectedItem } from '../question-file.ts';
import { readNumber } from '../question-numbers.ts';
import { readKey } from '../read-key.ts';
import { composeQuestion } from './compose-question.ts';
import { partKey } from './question-labels.ts';
import type { RawQuestion } from './raw-question.ts';

/** The line between the facts and the questions about them. */
const ASKS_BELOW = /^(?:问题?|请?回答(?:下列|以下)?问题|请回答)\s*[:：。]?$/;

export interface ComposedItem {
  readonly item?: ReadItem;
  readonly rejected: readonly RejectedItem[];
}

/** What the file says where the question does not: it comes before the defaults. */
export interface Surroundings {
  readonly topic: string;
  readonly defaults: ImportDefaults;
}

/** Makes an item of a question or case; of a case, sub-questions that cannot be taken are rejected on their own. */
export function composeItem(raw: RawQuestion, around: Surroundings): ComposedItem {
  return raw.questions.length > 0 || raw.said === 'case' ? composeCase(raw, around) : composeSingle(raw, around);
}

function composeSingle(raw: RawQuestion, around: Surroundings): ComposedItem {
  const composed = composeQuestion(raw);
  if (!composed.ok) return { rejected: [reject(raw, composed.reason)] };
  const { question, why, spare } = composed.made;
  return { item: itemOf(raw, question, [why, explanationOf(raw)], around), rejected: spareGroups(raw, spare) };
}

function composeCase(raw: RawQuestion, around: Surroundings): ComposedItem {
  const stem = raw.stem.filter((line, index) => index === 0 || !ASKS_BELOW.test(line)).join('\n').trim();
  if (raw.questions.length === 0) return { rejected: [reject(raw, '案例没有小题，请在案情下面补上小题。')] };
  if (raw.options.length > 0 || raw.keys.length > 0) {
    return { rejected: [reject(raw, '案情自己带有选项或答案，下面又有小题，分不清哪些是小题，请把每道小题都编上号。')] };
  }
  if (stem === '') return { rejected: [reject(raw, '案例没有案情，请补上。')] };
  const questions = withOwnAnswers(inOrder(raw.questions));
  if (questions === undefined) return { rejected: [reject(raw, '几道小题的答案写在一起，分不清哪一段答哪一题，请在每道小题下面写“答：”，或给各段编上小题的题号。')] };
  const parts = questions.map((question) => ({ question, composed: composeQuestion(question) }));
  const rejected = parts.flatMap(({ question, composed }) =>
    (composed.ok ? spareGroups(question, composed.made.spare) : [reject(question, `案例的小题：${composed.reason}`)]));
  const taken = parts.flatMap(({ question, composed }) => (composed.ok ? [{ asked: question, ...composed.made }] : []));
  if (taken.length === 0) return { rejected: [reject(raw, '案例没有一道小题读得懂，请按下面各小题的提示改正。'), ...rejected] };
  const why = taken.map((part, index) => [part.why, explanationOf(part.asked)].filter((text) => text !== '').join('\n').replace(/^(?=.)/, `（${index + 1}）`));
  const content: ItemContent = { type: 'case', stem, questions: taken.map((part) => part.question) };
  return { item: itemOf(raw, content, [...why, explanationOf(raw)], around), rejected };
}

/**
 * One answer in words below several sub-questions answers them all: its numbered paragraphs go to the sub-questions of
 * their numbers.
 *
 * @returns undefined when they do not fit
 */
function withOwnAnswers(questions: readonly RawQuestion[]): readonly RawQuestion[] | undefined {
  const [last, ...others] = questions.toReversed();
  const [answer] = last?.keys ?? [];
  if (answer === undefined || others.length === 0 || readKey(partKey(answer).key) !== undefined || others.some(({ keys }) => keys.length > 0)) return questions;
  const answers = new Map<number, string[]>();
  let open: string[] | undefined;
  for (const line of answer.split('\n')) {
    const numbered = readNumber(line);
    if (numbered !== undefined && numbered.number === answers.size + 1) answers.set(numbered.number, (open = [numbered.text]));
    else if (open === undefined) return undefined;
    else open.push(line);
  }
  return answers.size !== questions.length ? undefined
    : questions.map((question, index) => ({ ...question, keys: [answers.get(index + 1)!.join('\n')] }));
}

/** By their numbers, where each has its own: files that were pieced together by programs have them in any order. */
function inOrder(questions: readonly RawQuestion[]): readonly RawQuestion[] {
  const numbers = questions.map(({ number }) => Number(number));
  return new Set(numbers).size === numbers.length && !numbers.some(Number.isNaN)
    ? questions.toSorted((a, b) => Number(a.number) - Number(b.number)) : questions;
}

function itemOf(raw: RawQuestion, content: ItemContent, explanations: readonly string[], { topic, defaults }: Surroundings): ReadItem {
  const stems = content.type === 'case' ? [content.stem, ...content.questions.map(({ stem }) => stem)] : [content.stem];
  const { explanation, citations } = takeCitations(stems, explanations.filter((text) => text !== '').join('\n'));
  const draft: ItemDraft = {
    content,
    explanation,
    topic: raw.topic ?? (topic === '' ? (defaults.topic ?? '') : topic),
    difficulty: raw.difficulty ?? defaults.difficulty ?? 3,
    audience: defaults.audience ?? [],
    use: defaults.use ?? 'formal',
    citations,
    ...(raw.number !== '' && { source: raw.number }),
  };
  return { draft, at: raw.at };
}

const explanationOf = ({ explanation }: RawQuestion): string => explanation.join('\n').trim();

function spareGroups(raw: RawQuestion, spare: readonly (readonly string[])[]): RejectedItem[] {
  return spare.map((options) => reject(raw, `同一题干下还有一组选项（${options.join('；').slice(0, 40)}……），只读入了第一组，请把这一组单独写成一题并写明答案。`));
}

function reject(raw: RawQuestion, reason: string): RejectedItem {
  const lines = [...raw.stem, ...raw.options];
  return { at: raw.at, text: lines.reduce((text, line) => (text === '' ? line : joinWrapped(text, line)), '').slice(0, 60), reason };
}
