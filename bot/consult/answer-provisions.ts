import type { Citation } from '../../knowledge/citation/citation.ts';
import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import { dayInWords } from '../../knowledge/day.ts';
import { NATIONWIDE, type Day } from '../../knowledge/law.ts';
import type { Hit } from '../../knowledge/search/open-searcher.ts';
import type { Answer, QuotedProvision } from './answer.ts';
import { choosePieces } from './choose-pieces.ts';
import type { Setting } from './consultation.ts';
import { decideProvisions, type Decided } from './decide-provisions.ts';
import { guidanceFor } from './guidance-for.ts';
import { quote } from './quote.ts';
import { sayWhy } from './say-why.ts';
import { speaksOfLaw } from '../understand/triage.ts';
import { withValidity } from './with-validity.ts';

/** Provisions of the whole country that are quoted beside rules of a place. */
const MOST_BESIDE_LOCAL = 2;
const MOST_LOCAL = 2;

/**
 * The answer from what search found: the provisions that decide the question, or that none is close enough.
 * @param local rules of the resident's place, where the question is about what is left to places
 */
export function answerProvisions(question: string, citations: readonly Citation[], hits: readonly Hit[], local: readonly Hit[], setting: Setting): Answer {
  const decided = withLocal(decideProvisions(hits, speaksOfLaw(question)), decideProvisions(local, true));
  const superseded = supersededNotes(citations, setting.date);
  if (!decided) {
    // What to do about this kind of trouble is known all the same.
    const known = guidanceFor(question, []);
    return {
      mode: 'declined', question, ...setting, provisions: [], notes: [], flags: ['weak-retrieval'],
      opening: [...superseded, '法律库里没有找到与您的问题足够接近的条文，不能凭猜测回答。可以换个说法，写清是什么事、和谁、想要什么结果；也可以拨打 12348 免费咨询。'].join('\n'),
      ...(known && { guidance: known }),
    };
  }
  const provisions = superiorFirst(decided.hits).map((hit) => quoteHit(hit, question, setting.date));
  const guidance = guidanceFor(question, decided.hits);
  return {
    mode: 'provisions',
    question,
    ...setting,
    opening: [...superseded, decided.isWeak ? '没有找到完全对应的规定，下面是用语最接近的条文，请核对是否就是您说的情况：' : openingFor(setting)].join('\n'),
    provisions,
    notes: [],
    ...(guidance && { guidance }),
    flags: withValidity([...(decided.isWeak ? ['weak-retrieval' as const] : []), ...(superseded.length > 0 ? ['superseded-title' as const] : [])], provisions),
  };
}

function withLocal(decided: Decided | undefined, local: Decided | undefined): Decided | undefined {
  if (!local) return decided;
  const beside = local.hits.slice(0, MOST_LOCAL);
  const national = decided?.hits.filter(({ provision }) => !beside.some((hit) => hit.provision.id === provision.id)).slice(0, MOST_BESIDE_LOCAL) ?? [];
  return { hits: [...national, ...beside], isWeak: local.isWeak && (decided?.isWeak ?? true) };
}

/** Articles of another day than today are said to be so. */
function openingFor({ date, today }: Setting): string {
  return date === today ? '与您的问题最相关的现行规定是：' : `按${dayInWords(date)}有效的法律，与您的问题最相关的规定是：`;
}

/** Law of the whole country before that of a place, which may only fill it in (立法法 articles 80 to 82); else as found. */
function superiorFirst(hits: readonly Hit[]): Hit[] {
  return [...hits.filter(({ law }) => law.region === NATIONWIDE), ...hits.filter(({ law }) => law.region !== NATIONWIDE)];
}

function quoteHit(hit: Hit, question: string, day: Day): QuotedProvision {
  const pieces = quote(hit, choosePieces(hit.provision.text, question), day);
  return { pieces, why: sayWhy(question, pieces.map((piece) => piece.quote).join('\n'), hit.provision.path) };
}

/** What a person must know who still thinks by an old law's name. */
function supersededNotes(citations: readonly Citation[], day: Day): string[] {
  const keys = new Set(citations.flatMap(({ law }) => (law ? [law.key] : [])));
  return [...keys].flatMap((key) => {
    const superseded = SUPERSEDED_TITLES.get(key);
    if (!superseded || day < superseded.from) return [];
    return [`${formatTitle(key)}已自${dayInWords(superseded.from)}起废止，现在适用${formatTitle(superseded.by)}${superseded.book ? `“${superseded.book}”` : ''}。`];
  });
}
