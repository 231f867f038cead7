import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Citation } from '../../knowledge/citation/citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import type { Hit, Searcher } from '../../knowledge/search/open-searcher.ts';
import type { Answer, Flag, QuotedProvision } from './answer.ts';
import { choosePieces } from './choose-pieces.ts';
import { decideProvisions } from './decide-provisions.ts';
import { chooseGuidance, type Guidance } from './guidance/choose-guidance.ts';
import { lookUp } from './look-up.ts';
import { quote } from './quote.ts';
import { sayWhy } from './say-why.ts';
import { triage } from './triage.ts';

export interface Setting {
  readonly date: Day;
  readonly region: Region;
}

export interface Consultant {
  /** Answers one question from the corpus alone, without a model. Never throws for what a question contains. */
  answer(question: string, setting: Setting): Promise<Answer>;
}

/** Longer messages are asked to be shortened: nobody's one question is a book. */
const LONGEST = 4000;
/** Hits looked at for one question. */
const DEPTH = 12;

export function createConsultant(searcher: Searcher): Consultant {
  return {
    answer: async (question, setting) => {
      const base = { question, ...setting, provisions: [], flags: [] };
      if (question.length > LONGEST) {
        return { ...base, mode: 'declined', opening: `您发来的内容超过了 ${LONGEST} 字。请先说最要紧的一件事：发生了什么、什么时候、您想要什么。` };
      }
      const sorted = triage(question);
      if (sorted.kind !== 'legal') return { ...base, mode: 'smalltalk', opening: sorted.reply };
      const citations = parseCitations(question, { knownTitles: searcher.knownTitles() });
      const withArticle = citations.filter((citation) => citation.article !== undefined && citation.law !== undefined);
      return withArticle.length > 0
        ? answerLookup(question, withArticle, searcher, setting)
        : answerBySearch(question, citations, searcher, setting);
    },
  };
}

function answerLookup(question: string, citations: readonly Citation[], searcher: Searcher, setting: Setting): Answer {
  const { provisions, reasons, flags } = lookUp(citations, searcher.corpus, setting.date, setting.region);
  const guidance = guidanceFor(question, []);
  const found = provisions.length > 0;
  return {
    mode: found ? 'lookup' : 'declined',
    question,
    ...setting,
    opening: [...reasons, ...(found ? [`按${dayInWords(setting.date)}有效的文本，您问的条文是：`] : [])].join('\n'),
    provisions,
    ...(guidance && found && { guidance }),
    flags: withValidity(flags, provisions),
  };
}

async function answerBySearch(question: string, citations: readonly Citation[], searcher: Searcher, setting: Setting): Promise<Answer> {
  const hits = await searcher.search(question, { ...setting, limit: DEPTH });
  const decided = decideProvisions(hits);
  const notes = supersededNotes(citations, setting.date);
  if (!decided) {
    return {
      mode: 'declined', question, ...setting, provisions: [], flags: ['weak-retrieval'],
      opening: [...notes, '法律库里没有找到与您的问题足够接近的条文，不能凭猜测回答。可以换个说法，写清是什么事、和谁、想要什么结果；也可以拨打 12348 免费咨询。'].join('\n'),
    };
  }
  const provisions = decided.hits.map((hit) => quoteHit(hit, question, setting.date));
  const guidance = guidanceFor(question, decided.hits);
  return {
    mode: 'provisions',
    question,
    ...setting,
    opening: [...notes, decided.isWeak ? '没有找到完全对应的规定，下面是用语最接近的条文，请核对是否就是您说的情况：' : '与您的问题最相关的现行规定是：'].join('\n'),
    provisions,
    ...(guidance && { guidance }),
    flags: withValidity([...(decided.isWeak ? ['weak-retrieval' as const] : []), ...(notes.length > 0 ? ['superseded-title' as const] : [])], provisions),
  };
}

function quoteHit(hit: Hit, question: string, day: Day): QuotedProvision {
  const pieces = quote(hit, choosePieces(hit.provision.text, question), day);
  return { pieces, why: sayWhy(question, pieces.map((piece) => piece.quote).join('\n'), hit.provision.path) };
}

function guidanceFor(question: string, hits: readonly Hit[]): Guidance | undefined {
  return chooseGuidance(question, hits.map((hit) => {
    const book = hit.provision.path[0];
    return { title: hit.law.title, score: hit.relative, ...(book !== undefined && { book }) };
  }));
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

function withValidity(flags: readonly Flag[], provisions: readonly QuotedProvision[]): Flag[] {
  const isAssumed = provisions.some(({ pieces }) => pieces.some((piece) => piece.isAssumed));
  return [...new Set([...flags, ...(isAssumed ? ['assumed-validity' as const] : [])])];
}
