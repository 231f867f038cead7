import { REPLIES } from './triage-replies.ts';
import { ABOUT_BOT, COURTESIES, LEGAL_SIGNS, LONGEST_IDLE, NOT_LEGAL } from './triage-words.ts';

type Aside = keyof typeof REPLIES;

/** Whether a message is a legal question, and what to say when it is not. */
export type Triage = { readonly kind: 'legal' } | { readonly kind: Aside; readonly reply: string };

const LEGAL: Triage = { kind: 'legal' };

/**
 * Sorts a message without a model. Courtesies are set aside first; what remains is legal unless it is plainly something else,
 * because a legal question that is turned away costs more than an idle one that is searched for.
 * Meant for a message that answers nothing: while a question of ours is open, 好的 and 2023 are answers, and crisis comes first.
 */
export function triage(question: string): Triage {
  const text = question.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '').trim();
  if (text === '') return aside('empty');
  if (!/[\p{L}\p{N}]/u.test(text)) return aside('unreadable');
  if (ABOUT_BOT.some((pattern) => pattern.test(bare(text)))) return aside('about-bot');

  const { rest, courtesy } = withoutCourtesies(text);
  if (rest === '') return aside(courtesy ?? 'unreadable');
  if (LEGAL_SIGNS.some((sign) => sign.test(rest))) return LEGAL;
  if (ABOUT_BOT.some((pattern) => pattern.test(bare(rest)))) return aside('about-bot');
  if (isNoise(rest)) return aside('unreadable');
  const idle = bare(rest).length <= LONGEST_IDLE && NOT_LEGAL.some((pattern) => pattern.test(bare(rest)) || pattern.test(rest));
  if (idle) return aside('not-legal');
  return /\p{Script=Han}/u.test(rest) ? LEGAL : aside('not-chinese');
}

/** Whether a message speaks of a matter of law at all, whatever it asks. */
export const speaksOfLaw = (message: string): boolean => LEGAL_SIGNS.some((sign) => sign.test(message.normalize('NFKC').toLowerCase()));

const aside = (kind: Aside): Triage => ({ kind, reply: REPLIES[kind] });

/** Without marks and spaces between words, but with the signs of a sum. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}+\-*/×÷=^%/]+/gu, '');

type Courtesy = Exclude<keyof typeof COURTESIES, 'filler'>;

/** Every courtesy and filler with its kind, the longer before the shorter. */
const courtesies = Object.entries(COURTESIES)
  .flatMap(([kind, words]) => words.map((word) => ({ kind, word })))
  .sort((a, b) => b.word.length - a.word.length);

/** Of several courtesies in one message the one that counts: 谢谢，再见 is a goodbye. */
const RANK: readonly Courtesy[] = ['goodbye', 'thanks', 'greeting'];

/** 没收到 and 不懂 are made of the words of a courtesy and are none. */
const DENIES = /^[还都也]?(?:没有?|不太?|别)(?:收到|懂|明白|知道|了解|清楚|行|好|可以|解决|有用|有帮助|管用)/u;

/**
 * The message after the courtesies that open it. A filler (你, 了, 律师) is taken for part of a courtesy
 * only when nothing else is left, and so is a courtesy of one character (行政复议 does not open with 行):
 * a question keeps its own words, and 是的 is not a greeting.
 */
function withoutCourtesies(text: string): { rest: string; courtesy?: Courtesy } {
  const whole = DENIES.test(text) ? { rest: text, seen: new Set<string>() } : strip(text, () => true);
  const courtesy = whole.rest === '' ? RANK.find((kind) => whole.seen.has(kind)) : undefined;
  return courtesy ? { rest: '', courtesy } : { rest: strip(text, ({ kind, word }) => kind !== 'filler' && word.length > 1).rest };
}

function strip(text: string, may: (found: (typeof courtesies)[number]) => boolean): { rest: string; seen: ReadonlySet<string> } {
  const seen = new Set<string>();
  let rest = trimMarks(text);
  for (;;) {
    const found = courtesies.find((courtesy) => may(courtesy) && startsWithWord(rest, courtesy.word));
    if (!found) return { rest, seen };
    seen.add(found.kind);
    rest = rest.slice(found.word.length).replace(/^[^\p{L}\p{N}/]+/u, '');
  }
}

/** `hi` opens 'hi there' but not 'hire'; a Chinese word needs no boundary. */
const startsWithWord = (text: string, word: string): boolean =>
  text.startsWith(word) && !(/[a-z\d]$/u.test(word) && /^[a-z\d]/u.test(text.slice(word.length)));

/** Looks at a run of marks from its first one only: from each of thousands would take seconds. */
const trimMarks = (text: string): string => text.replace(/^[^\p{L}\p{N}/]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '');

const KEYBOARD_RUN = /(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|erty|rtyu|tyui|yuio|uiop|zxcv|xcvb|cvbn|vbnm)/u;

/** Digits alone, a character or two over and over, a cry, or fingers on the keyboard. */
function isNoise(text: string): boolean {
  const plain = bare(text);
  if (/^\d+$/u.test(plain) || /^(.{1,2})\1{2,}.?$/u.test(plain) || /^[a-z]$/u.test(plain)) return true;
  if (/^[哈呵嘿嘻呜啊哦嗯额呃唉哎喔噢呀哟啦哼切咦嗷喵汪]+$/u.test(plain)) return true;
  return /^[a-z\d]+$/u.test(plain) && !/\s/u.test(text) && (KEYBOARD_RUN.test(plain) || !/[aeiouy]/u.test(plain));
}
