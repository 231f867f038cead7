import { hash } from 'node:crypto';
import type { PinnedDraft } from '../../../knowledge/bank/bank.ts';
import { pinProvision } from '../../../knowledge/bank/pin-citations.ts';
import { articleLabel } from '../../../knowledge/citation/article-label.ts';
import { expandCitation } from '../../../knowledge/citation/expand-citation.ts';
import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import type { Corpus, ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../../knowledge/corpus/rows.ts';
import type { Day } from '../../../knowledge/law.ts';
import { remembering } from '../../../knowledge/remembering.ts';
import { bind, standingOf } from '../../../knowledge/vetted/bind.ts';
import type { VettedAnswer, VettedCitation } from '../../../knowledge/vetted/vetted-answer.ts';

/** A question that residents ask, what its vetted answer cites, and how often it was asked. */
export interface FrequentQuestion {
  readonly question: string;
  readonly citations: readonly VettedCitation[];
  readonly count: number;
}

export interface ItemsFromQuestions {
  /** Practice items, what is asked most first. */
  readonly drafts: readonly PinnedDraft[];
  readonly skipped: readonly { readonly question: string; readonly reason: string }[];
}

const TOPIC = '居民常见问题';
const WRONG_OPTIONS = 3;
/** Wrong articles are chosen among so many on either side of the right one. */
const REACH = 8;
const SHORTEST_PROVISION = 12;
const SHOWN = 48;
const LAWS_AT_HAND = 32;

/**
 * Practice items for officials, without a model: which article answers what residents ask. Right by what the adviser
 * approved: the article is the first that the vetted answer cites; the wrong ones stand near it in the same law, are not
 * cited by the answer, and neither refer to the right one nor are referred to by it. The same questions give the same items.
 */
export function itemsFromQuestions(questions: readonly FrequentQuestion[], corpus: Corpus, day: Day): ItemsFromQuestions {
  const drafts: PinnedDraft[] = [];
  const skipped: { question: string; reason: string }[] = [];
  const articlesOf = remembering(LAWS_AT_HAND, (versionId: number) => corpus.provisionsOf(versionId).filter(({ kind }) => kind === 'article'));
  for (const asked of questions.toSorted((a, b) => b.count - a.count)) {
    const made = itemFrom(asked, corpus, day, articlesOf);
    if ('reason' in made) skipped.push({ question: asked.question, reason: made.reason });
    else drafts.push(made);
  }
  return { drafts, skipped };
}

/** Provisions in force on a day that an answer cites, in its order: what a model may draft an item from instead. */
export function provisionsCited({ question, citations }: Pick<FrequentQuestion, 'question' | 'citations'>, corpus: Corpus, day: Day): ProvisionInContext[] {
  const answer: VettedAnswer = { id: '', questions: [question], answer: '', citations };
  const bound = bind(answer, corpus, day);
  const standing = standingOf(bound, corpus, day);
  return standing.standing === 'active' ? corpus.provisionsInContext(standing.provisionIds) : [];
}

function itemFrom({ question, citations, count }: FrequentQuestion, corpus: Corpus, day: Day, articlesOf: (versionId: number) => readonly StoredProvision[]): PinnedDraft | { readonly reason: string } {
  const cited = provisionsCited({ question, citations }, corpus, day);
  const right = cited.find(({ provision }) => provision.kind === 'article');
  if (!right) return { reason: '答复没有引用现行有效的条文。' };
  const wrong = wrongArticles(right, cited, question, articlesOf(right.version.id));
  if (wrong.length < WRONG_OPTIONS) return { reason: `${formatTitle(right.law.title)}中没有足够的其他条文可作干扰项。` };
  const shown = [right.provision, ...wrong].sort((a, b) => a.id - b.id);
  const pin = pinProvision(right);
  return {
    content: {
      type: 'single',
      stem: `居民问：“${question.trim()}”答复这个问题，应当依据${formatTitle(right.law.title)}的哪一条？`,
      options: shown.map(optionOf),
      key: [shown.indexOf(right.provision)],
    },
    explanation: `${formatTitle(right.law.title)}${pin.label}：${pin.text}`,
    topic: TOPIC, difficulty: 2, audience: [], use: 'practice', citations: [pin], source: `居民提问 ${count} 次`,
  };
}

/**
 * Which of the near ones are chosen, and how many of them stand before the right one, is up to the question: options in
 * the order of the law are not always shuffled, and the right one must have no place of its own.
 */
function wrongArticles({ provision: right }: ProvisionInContext, cited: readonly ProvisionInContext[], question: string, articles: readonly StoredProvision[]): StoredProvision[] {
  const at = articles.findIndex(({ id }) => id === right.id);
  const citedIds = new Set(cited.map(({ provision }) => provision.id));
  const referred = referredTo(right);
  const chosen = (near: readonly StoredProvision[]): StoredProvision[] => near
    .filter((one) => !citedIds.has(one.id) && one.text.length >= SHORTEST_PROVISION && !referred.has(one.label) && !referredTo(one).has(right.label))
    .map((one) => ({ one, order: hash('sha256', `${question} ${one.label}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ one }) => one);
  const before = chosen(articles.slice(Math.max(0, at - REACH), at));
  const behind = chosen(articles.slice(at + 1, at + 1 + REACH));
  const wanted = Number.parseInt(hash('sha256', question).slice(0, 8), 16) % (WRONG_OPTIONS + 1);
  const first = before.slice(0, Math.max(wanted, WRONG_OPTIONS - behind.length));
  return [...first, ...behind.slice(0, WRONG_OPTIONS - first.length)];
}

function referredTo({ text }: StoredProvision): ReadonlySet<string> {
  const citations = parseCitations(text, { setting: 'statute' }).flatMap(expandCitation);
  return new Set(citations.flatMap(({ article }) => (article ? [articleLabel(article.number, article.sub)] : [])));
}

function optionOf({ label, text }: StoredProvision): string {
  const line = text.replaceAll(/\s*\n\s*/gu, '');
  return `${label}（${line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}……`}）`;
}
