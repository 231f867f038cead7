import { structure } from '../../knowledge/citation/structure.ts';
import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Law, Version } from '../../knowledge/law.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { formatNumeral, parseNumeral } from '../../knowledge/numerals.ts';

/** A sentence of the law with the place it stands in; what carriers are made of. */
export interface Fact {
  readonly law: Law;
  readonly version: Version;
  readonly provision: StoredProvision;
  /** Number of its 款, where the article has several. */
  readonly paragraph?: number;
  /** Number of its 项, where the sentence is one. */
  readonly item?: number;
  readonly sentence: string;
}

/** What a carrier says: which place says which words. */
export interface Statement {
  readonly title: string;
  /** 第四十条, with 第二款 where one is cited. */
  readonly place: string;
  readonly words: string;
  /** Place of another article of the law, for the carrier that lists two. */
  readonly companion?: string;
}

export type Form = (typeof FORMS)[number];

/** The ways in which answers cite. */
export const FORMS = [
  'quoted', 'corner marks', 'colon', 'paraphrase', 'no comma', 'list', 'brackets', 'block', 'listing', 'in an answer',
  'digits', 'no marks', 'table', 'pointing back', 'bold',
] as const;

export function carry(form: Form, { title, place, words, companion }: Statement): string {
  const law = formatTitle(title);
  switch (form) {
    case 'quoted': return `您好，根据${law}${place}规定：“${words}”因此您可以先与对方协商。`;
    case 'corner marks': return `${law}${place}明确规定「${words}」，请您留意。`;
    case 'colon': return `${law}${place}规定：${words}`;
    case 'paraphrase': return `根据${law}${place}的规定，${loosened(words)}建议您保留好证据。`;
    case 'no comma': return `${law}${place}规定${loosened(words)}`;
    case 'list': return `依照${law}${place}${companion === undefined ? '' : `、${companion}`}规定，${words}`;
    case 'brackets': return `“${words}”（${law}${place}）您可以据此主张权利。`;
    case 'block': return `法律是这样规定的：\n\n> ${words}\n\n——${law}${place}\n`;
    case 'listing': return `法律依据：\n${law}${place}　${words}\n`;
    case 'in an answer':
      return `您好！\n1. 关于您的情况，${law}${place}规定，${loosened(words)}\n2. 您可以带上身份证和证据到司法所咨询，也可以拨打12348，一般3个工作日内会有人联系您。`;
    case 'digits': return `按照${law}${inDigits(place)}的规定，${loosened(words)}`;
    case 'no marks': return `我国${plainly(title)}${place}规定，${words}所以您的要求合理。`;
    case 'table': return `| 依据 | 内容 |\n|---|---|\n| ${law}${place} | ${words} |\n`;
    case 'pointing back': return `“${words}”这是${law}${place}的规定。`;
    case 'bold': return `1. **${law}${place}**：${words}\n2. 建议先到社区调解。`;
  }
}

const inDigits = (place: string): string =>
  place.replaceAll(/[一二三四五六七八九十百千零]+/g, (numeral) => String(parseNumeral(numeral) ?? numeral));

/** People name laws proper without 《》; a title that holds another is not understood so. */
const plainly = (title: string): string => (/^中华人民共和国.{2,14}法$|^中华人民共和国.{1,3}典$/.test(title) ? title.replace('中华人民共和国', '') : formatTitle(title));

/** The same in slightly other words, as answers give it: digits, shorter conjunctions. */
export function loosened(words: string): string {
  return words
    .replaceAll('或者', '或')
    .replaceAll(/(?<![第（之零一二三四五六七八九十百千])[二三四五六七八九十百千]+(?=日|年|个月|倍|元|周岁|小时)/g, (digits) => String(parseNumeral(digits) ?? digits))
    .replaceAll('但是，', '但');
}

const [SHORTEST, LONGEST] = [18, 160];

/** Sentences of a provision that can be quoted on their own. */
export function sentencesOf(provision: StoredProvision): Pick<Fact, 'sentence' | 'paragraph' | 'item'>[] {
  const paragraphs = structure(provision.text);
  return paragraphs.flatMap((paragraph, index) => {
    const place = paragraphs.length > 1 ? { paragraph: index + 1 } : {};
    if (paragraph.items.length > 0) {
      return paragraph.items.map(({ number, label, text }) => ({ ...place, item: number, sentence: `${text.slice(label.length).trim().replace(/[；。]$/, '')}。` }))
        .filter(({ sentence }) => isQuotable(sentence));
    }
    return [...paragraph.text.matchAll(/[^。]+。/g)].map(({ 0: sentence }) => ({ ...place, sentence: sentence.trim() })).filter(({ sentence }) => isQuotable(sentence));
  });
}

const isQuotable = (sentence: string): boolean =>
  sentence.length >= SHORTEST && sentence.length <= LONGEST && !/前款|本款|前项|前两款|前条|[“”\n]/.test(sentence);

/** 第一款第（二）项; empty for a whole article. */
export function partName({ paragraph, item }: Pick<Fact, 'paragraph' | 'item'>): string {
  return `${paragraph === undefined ? '' : `第${formatNumeral(paragraph)}款`}${item === undefined ? '' : `第（${formatNumeral(item)}）项`}`;
}

export function statementOf(fact: Fact): Statement {
  return { title: fact.version.title, place: `${fact.provision.label}${partName(fact)}`, words: fact.sentence };
}
