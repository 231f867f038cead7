import { normaliseTitle } from '../title.ts';
import type { LawMention } from './citation.ts';
import type { Locator } from './read-locators.ts';

/** What a reader of a text keeps in mind: the laws and places named so far, and what the text calls them. */
export interface Memory {
  /** Takes note of a law; a name that the text gave to another law before (以下简称) comes back as that law. */
  law(mention: LawMention, alias?: string): LawMention;
  /** The law named before whose title ends in a short or unknown name (《规定》, 调解仲裁法), else the mention itself. */
  unabbreviated(mention: LawMention, name: string): LawMention;
  place(locator: Locator): void;
  /** The law named last, without the book and chapter that went with its mention. */
  lastLaw(): LawMention | undefined;
  lastPlace(): Locator | undefined;
  /** The newest law whose title has a kind of document in it: after 《A条例》 and 《B法》, 条例 is A条例. */
  lawOfKind(kind: string): LawMention | undefined;
  alias(words: string): LawMention | undefined;
  /** The alias that ends right before a position. */
  aliasBefore(text: string, position: number): { readonly length: number; readonly law: LawMention } | undefined;
}

/** How many laws back a pronoun reaches. */
const REACH = 8;

const KIND_IN_TITLE: Readonly<Record<string, string>> = { 法律: '法', 法规: '条例', 司法解释: '最高人民' };

export function createMemory(): Memory {
  const recent: LawMention[] = [];
  const aliases = new Map<string, LawMention>();
  let place: Locator | undefined;
  return {
    law(mention, alias) {
      const meant = aliases.get(normaliseTitle(mention.title));
      const law = meant ? { ...meant, title: mention.title } : mention;
      recent.push(law);
      if (recent.length > REACH) recent.shift();
      place = undefined;
      if (alias !== undefined) aliases.set(normaliseTitle(alias), law);
      return law;
    },
    unabbreviated(mention, name) {
      const full = recent.findLast(({ key }) => key.length > name.length && key.endsWith(name));
      return full ? { ...full, title: mention.title } : mention;
    },
    place(locator) {
      place = locator;
    },
    lastLaw: () => withoutBook(recent.at(-1)),
    lastPlace: () => place,
    lawOfKind: (kind) => withoutBook(recent.findLast(({ key }) => key.includes(KIND_IN_TITLE[kind] ?? kind))),
    alias: (words) => aliases.get(normaliseTitle(words)),
    aliasBefore(text, position) {
      for (const [alias, law] of aliases) {
        if (text.endsWith(alias, position)) return { length: alias.length, law };
      }
      return undefined;
    },
  };
}

function withoutBook(law: LawMention | undefined): LawMention | undefined {
  if (law?.book === undefined) return law;
  const { book: _, ...rest } = law;
  return rest;
}
