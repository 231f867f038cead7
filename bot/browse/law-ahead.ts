import { SHORT_TITLES } from '../../knowledge/citation/short-titles.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import { normaliseTitle } from '../../knowledge/title.ts';

export interface LawAhead {
  /** As it was typed. */
  readonly law: string;
  /** What is looked for in it. */
  readonly matter: string;
}

/** No title that people type is longer. */
const LONGEST_TITLE = 40;
/** 民法院 and 劳动法律师 open with no law. */
const GOES_ON = /^[人院律规定官庭医治制学警]/u;

/** The law whose name opens what was typed, and the matter behind it: 民法典离婚, 个人所得税法 起征点. The longest name counts. */
export function lawAhead(typed: string, { lawsByKey }: Pick<Corpus, 'lawsByKey'>): LawAhead | undefined {
  for (let length = Math.min(typed.length, LONGEST_TITLE); length >= 2; length -= 1) {
    const [law, rest] = [typed.slice(0, length), typed.slice(length)];
    const key = normaliseTitle(law);
    if (key.length < 2 || GOES_ON.test(rest) || (lawsByKey(key).length === 0 && !SHORT_TITLES.has(key))) continue;
    const matter = rest.replace(/^[\s,，、:：的里中]+/u, '').trim();
    return matter === '' ? undefined : { law: law.trim(), matter };
  }
  return undefined;
}
