import { articleLabel, parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import { structure } from '../../knowledge/citation/structure.ts';
import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { formatNumeral, parseNumeral } from '../../knowledge/numerals.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { loosened, partName, sentencesOf, statementOf, type Fact, type Form, type Statement } from './carriers.ts';

/** A way to make a statement wrong. Gives undefined where it would not be wrong, or cannot be done. */
export interface Mutation {
  readonly kind: string;
  /** Forms in which it is wrong; all by default. An ellipsis leaves out only what is quoted. */
  readonly forms?: readonly Form[];
  apply(fact: Fact, tools: Tools): Statement | undefined;
}

export interface Tools {
  readonly corpus: Corpus;
  readonly facts: readonly Fact[];
  readonly random: () => number;
}

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined => items[Math.floor(random() * items.length)];

/** In exact words or in the carriers' loosened ones, so that a statement called wrong is wrong. */
function says(text: string, words: string): boolean {
  return [text, loosened(text)].some((each) => wordsOf(each).includes(wordsOf(words)) || wordsOf(each).includes(wordsOf(loosened(words))));
}

const articlesOf = (fact: Fact, corpus: Corpus): StoredProvision[] => corpus.provisionsOf(fact.version.id).filter(({ kind }) => kind === 'article');

function changed(fact: Fact, words: string | undefined): Statement | undefined {
  return words === undefined || words === fact.sentence || says(fact.provision.text, words) ? undefined : { ...statementOf(fact), words };
}

/** One of several matches replaced. */
function replaceOne(text: string, pattern: RegExp, by: (match: string) => string | undefined, random: () => number): string | undefined {
  const match = pick([...text.matchAll(pattern)], random);
  const replacement = match && by(match[0]);
  return match && replacement !== undefined && replacement !== match[0]
    ? text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length) : undefined;
}

const QUOTED: readonly Form[] = ['quoted', 'corner marks', 'brackets', 'block', 'pointing back'];

/** Words in which 不, 未 and 无 deny nothing that could be affirmed. */
const NO_NEGATION = '(?!不动产|不可抗力|不特定|不仅|不但|不论|不管|不同|不断|不良|不当|不正当|不定期|未成年|未来|未必|无论|无形|无人机|无偿|无因|无主|不得不)';

export const MUTATIONS: readonly Mutation[] = [
  {
    kind: 'article off',
    apply(fact, { corpus, random }) {
      const articles = articlesOf(fact, corpus);
      const at = articles.findIndex(({ id }) => id === fact.provision.id);
      const other = articles[at + (pick([-3, -2, -1, 1, 2, 3], random) ?? 1)];
      return other && !says(other.text, fact.sentence) ? { ...statementOf(fact), place: other.label } : undefined;
    },
  },
  {
    kind: 'article far off',
    apply(fact, { corpus, random }) {
      const other = pick(articlesOf(fact, corpus), random);
      return other && !says(other.text, fact.sentence) ? { ...statementOf(fact), place: other.label } : undefined;
    },
  },
  {
    kind: 'no such article',
    apply(fact, { corpus, random }) {
      const last = parseArticleLabel(corpus.lastArticle(fact.version.id) ?? '');
      return last && { ...statementOf(fact), place: articleLabel(last.number + 1 + Math.floor(random() * 40)) };
    },
  },
  {
    kind: '之N dropped',
    apply(fact, { corpus }) {
      const number = parseArticleLabel(fact.provision.label);
      if (number?.sub === undefined) return undefined;
      const base = corpus.provision(fact.version.id, articleLabel(number.number));
      return base && says(base.text, fact.sentence) ? undefined : { ...statementOf(fact), place: articleLabel(number.number) };
    },
  },
  {
    kind: '款 changed',
    apply(fact, { random }) {
      if (fact.paragraph === undefined) return undefined;
      const paragraphs = structure(fact.provision.text);
      const other = pick(paragraphs.map((_, index) => index + 1).filter((number) => number !== fact.paragraph), random);
      return other === undefined || says(paragraphs[other - 1]!.text, fact.sentence) ? undefined
        : { ...statementOf(fact), place: `${fact.provision.label}${partName({ paragraph: other })}` };
    },
  },
  {
    kind: '项 changed',
    apply(fact, { random }) {
      if (fact.item === undefined) return undefined;
      const items = structure(fact.provision.text)[(fact.paragraph ?? 1) - 1]!.items;
      const other = pick(items.filter(({ number }) => number !== fact.item), random);
      return !other || says(other.text, fact.sentence) ? undefined : { ...statementOf(fact), place: `${fact.provision.label}${partName({ ...fact, item: other.number })}` };
    },
  },
  {
    kind: 'no such 款',
    apply(fact, { random }) {
      const count = structure(fact.provision.text).length;
      return { ...statementOf(fact), place: `${fact.provision.label}${partName({ paragraph: count + 1 + Math.floor(random() * 3) })}` };
    },
  },
  {
    kind: 'law swapped',
    apply(fact, { corpus, facts, random }) {
      const other = pick(facts, random);
      if (!other) return undefined;
      if (other.law.id === fact.law.id) return undefined;
      const there = corpus.provision(other.version.id, fact.provision.label);
      return there && says(there.text, fact.sentence) ? undefined : { ...statementOf(fact), title: other.version.title, place: fact.provision.label };
    },
  },
  {
    kind: 'figure changed',
    apply(fact, { random }) {
      const words = replaceOne(fact.sentence, /[一二三四五六七八九十百千]+(?=日|个月|年(?!级|度|龄)|倍|元|万元|周岁|个工作日|小时)|(?<=百分之)[一二三四五六七八九十]+/g, (digits) => {
        const value = parseNumeral(digits);
        if (value === undefined) return undefined;
        const next = pick([value + 1, value + 5, value * 2, value * 10, Math.max(1, value - 1)].filter((each) => each !== value), random)!;
        return formatNumeral(next);
      }, random);
      return changed(fact, words);
    },
  },
  {
    kind: 'figure of another rule',
    apply(fact, { facts, random }) {
      const words = replaceOne(fact.sentence, /[一二三四五六七八九十百千万]+(?:日|个月|年(?!级|度|龄)|倍|元|周岁|个工作日|小时)/g, (figure) => {
        const unit = /[^一二三四五六七八九十百千万]+$/.exec(figure)![0];
        const others = facts.flatMap(({ sentence }) => sentence.match(new RegExp(`[一二三四五六七八九十百千万]+${unit}`, 'g')) ?? []).filter((each) => each !== figure);
        return pick(others, random);
      }, random);
      return changed(fact, words);
    },
  },
  {
    kind: 'negation dropped',
    apply(fact, { random }) {
      return changed(fact, replaceOne(fact.sentence, new RegExp(`${NO_NEGATION}(?:不得|不予|不能|不|未|没有)`, 'g'), (match) =>
        ({ 不得: '可以', 不予: '予以', 不能: '能', 没有: '有' })[match] ?? '', random));
    },
  },
  {
    kind: 'negation put in',
    apply(fact, { random }) {
      return changed(fact, replaceOne(fact.sentence, /(?<!不)(?:可以|应当|承担|享有|有权)/g, (match) =>
        ({ 可以: '不得', 应当: '不应当', 承担: '不承担', 享有: '不享有', 有权: '无权' })[match], random));
    },
  },
  {
    kind: 'duty for choice',
    apply: (fact, { random }) => changed(fact, replaceOne(fact.sentence, /(?<!不)(?:可以|应当)/g, (match) => (match === '可以' ? '应当' : '可以'), random)),
  },
  {
    kind: 'and for or',
    apply: (fact, { random }) => changed(fact, replaceOne(fact.sentence, /或者/g, () => '和', random)),
  },
  {
    kind: 'limit turned',
    apply: (fact, { random }) => changed(fact, replaceOne(fact.sentence, /(?<=[日月年元倍岁])以[上下]|不超过|不低于|不少于|超过/g, (match) =>
      ({ 以上: '以下', 以下: '以上', 不超过: '不低于', 不低于: '不超过', 不少于: '不超过', 超过: '不足' })[match], random)),
  },
  {
    kind: 'old text',
    apply(fact, { corpus, random }) {
      const old = corpus.versionsOf(fact.law.id).find(({ id, validity }) => id !== fact.version.id && (validity.from ?? '') < (fact.version.validity.from ?? ''));
      const there = old && corpus.provision(old.id, fact.provision.label);
      const sentence = there && pick(sentencesOf(there), random);
      return !sentence || says(fact.provision.text, sentence.sentence) ? undefined : { ...statementOf(fact), place: fact.provision.label, words: sentence.sentence };
    },
  },
  {
    kind: 'repealed law',
    apply(fact, { random }) {
      const old = pick([...SUPERSEDED_TITLES.keys()].filter((key) => key !== fact.law.key && SUPERSEDED_TITLES.get(key)!.from < '2026-01-01'), random)!;
      return { ...statementOf(fact), title: `中华人民共和国${old}` };
    },
  },
  {
    kind: 'invented law',
    apply(fact, { corpus, random }) {
      const title = `${pick(['居民', '劳动者', '老年人', '城乡', '网络', '家庭'], random)}${pick(['权益特别', '服务', '安全', '信用', '纠纷', '借贷'], random)}${pick(['保障法', '促进法', '管理条例', '处理办法'], random)}`;
      return corpus.lawKeys().some((key) => key.endsWith(title)) ? undefined : { ...statementOf(fact), title };
    },
  },
  {
    kind: 'stitched',
    apply(fact, { corpus, random }) {
      const other = pick(articlesOf(fact, corpus).filter(({ id }) => id !== fact.provision.id), random);
      const addition = other && pick(sentencesOf(other), random)?.sentence;
      if (addition === undefined || says(fact.provision.text, addition)) return undefined;
      // One sentence, so that the second half is attributed as clearly as the first.
      return { ...statementOf(fact), words: `${fact.sentence.slice(0, -1)}；${addition}` };
    },
  },
  {
    kind: 'ellipsis hides',
    forms: QUOTED,
    apply(fact, { random }) {
      const words = replaceOne(fact.sentence, /(?<=.{5})[^，。；]{0,6}(?:不得|不|未|除外|或者|但|[二三四五六七八九十]+[日年元])[^，。；]{0,6}(?=.{4})/g, () => '……', random);
      const tail = words?.split('……').at(-1) ?? '';
      // What comes again elsewhere could be read with less left out.
      return wordsOf(fact.provision.text).split(wordsOf(tail)).length === 2 ? changed(fact, words) : undefined;
    },
  },
];
