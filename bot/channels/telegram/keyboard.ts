import type { InlineKeyboardButton } from 'telegraf/types';
import type { Presented } from '../../presentation/present-reply.ts';
import type { StarterTopic } from '../../guidance/starters.ts';
import { tapData, type Tap } from './tap.ts';

export type Keyboard = InlineKeyboardButton[][];

const button = (text: string, tap: Tap): InlineKeyboardButton => ({ text, callback_data: tapData(tap) });
const back = (text: string, tap: Tap): InlineKeyboardButton[] => [button(`‹ ${text}`, tap)];

/** What can be done with a reply. @param isRated thumbs are asked for once */
export function keyboardOf(entry: number, presented: Presented, starters: readonly StarterTopic[], isRated: boolean): Keyboard {
  if (presented.kind === 'welcome') return topicsKeyboard(entry, starters);
  const choices = packed(presented.choices.map(({ label }, index) => button(label, { kind: 'choice', entry, index })));
  if (presented.recordId === undefined) return choices;
  const thumbs = [button('👍 有用', { kind: 'good', entry }), button('👎 不对', { kind: 'bad', entry })];
  return [...citations(entry, presented), ...(isRated ? [] : [thumbs]), [button('请法律顾问看', { kind: 'human', entry })]];
}

/** Under a whole article: the others of the answer, and the way back. */
export const articleKeyboard = (entry: number, number: number, presented: Presented): Keyboard =>
  [...citations(entry, presented, number), back('返回答复', { kind: 'answer', entry })];

const topicsKeyboard = (entry: number, starters: readonly StarterTopic[]): Keyboard =>
  rows(starters.map(({ id, label }) => button(label, { kind: 'topic', entry, topic: id })), 2);

export const questionsKeyboard = (entry: number, { id, questions }: StarterTopic): Keyboard =>
  [...questions.map((question, index) => [button(question, { kind: 'ask', entry, topic: id, index })]), back('其他问题', { kind: 'topics', entry })];

function citations(entry: number, { sections }: Presented, except?: number): Keyboard {
  const numbers = sections.flat().flatMap((block) => (block.kind === 'provision' && block.number !== except ? [block.number] : []));
  return rows(numbers.map((number) => button(`〔${number}〕全文`, { kind: 'article', entry, number })), 3);
}

function rows<T>(all: readonly T[], width: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / width) }, (_, row) => all.slice(row * width, (row + 1) * width));
}

/** In halves of a Chinese character: what a phone shows of a row, and what the edges of one button take of it. */
const ROW_WIDTH = 34;
const EDGES = 3;
const MOST_IN_ROW = 4;

/** As many beside each other as can be read whole: buttons of a row are equally wide. */
function packed(buttons: readonly InlineKeyboardButton[]): Keyboard {
  const keyboard: InlineKeyboardButton[][] = [];
  for (const one of buttons) {
    const row = keyboard.at(-1);
    const widest = Math.max(...[...row ?? [], one].map(({ text }) => widthOf(text)));
    if (row && row.length < MOST_IN_ROW && (widest + EDGES) * (row.length + 1) <= ROW_WIDTH) row.push(one);
    else keyboard.push([one]);
  }
  return keyboard;
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign <= '\u00FF' ? 1 : 2), 0);
