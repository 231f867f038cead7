import { findsFault } from '../understand/short-reply.ts';
import { triage } from '../understand/triage.ts';
import type { Incoming } from './incoming.ts';
import type { PendingQuestion } from './conversation.ts';

/** Skips a clarifying question; every channel offers it beside the choices. */
export const SKIP = 'skip';

/** What a message says to the clarifying question that is open. */
export type PendingAnswer =
  /** The fact, as a clause to add to the question. */
  | { readonly kind: 'fact'; readonly adds: string }
  | { readonly kind: 'skipped' }
  /** The message is about something else. */
  | { readonly kind: 'none' };

const SKIPPING = /^(?:跳过|不知道|不清楚|不确定|不记得|忘了|说不准|都不是|不想说|不说了|算了|不方便说|随便)(?:了|啊|呢)?$/u;
/** Whether a message says nothing but that its sender would rather not, or cannot, say. */
export const isSkipping = (text: string): boolean => SKIPPING.test(text);

/** A question or a story of its own answers nothing that was asked. */
const OWN_QUESTION = /[？?]|怎么|怎样|如何|咋|[吗呢么]$|能不能|可不可以|为什么|多少|多久|多长|几[天年个]|什么|啥|谁|哪|^那(?![年个天时种])/u;
const LONGEST_FACT = 40;

/** Reads a message as the answer to an open question: a choice tapped, its label or number typed, or the fact in own words. */
export function answerPending({ choice, text }: Pick<Incoming, 'choice' | 'text'>, { choices }: PendingQuestion): PendingAnswer {
  if (choice === SKIP) return { kind: 'skipped' };
  if (choice !== undefined) {
    const tapped = choices.find(({ id }) => id === choice);
    return tapped ? { kind: 'fact', adds: tapped.adds } : { kind: 'none' };
  }
  const said = text.normalize('NFKC').trim().replace(/[。.!！]+$/u, '');
  const number = /^(?:[（(]?([1-9])[)）.、]?|([A-Ia-i]))$/u.exec(said);
  const place = number?.[1] ? Number(number[1]) - 1 : number?.[2] ? number[2].toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) : undefined;
  const chosen = choices.find(({ label }) => label === said) ?? (place === undefined ? undefined : choices[place]);
  if (chosen) return { kind: 'fact', adds: chosen.adds };
  if (place === choices.length || isSkipping(said)) return { kind: 'skipped' };
  if (said === '' || said.length > LONGEST_FACT || OWN_QUESTION.test(said) || findsFault(said) || triage(said).kind !== 'legal') return { kind: 'none' };
  return { kind: 'fact', adds: text.trim() };
}
