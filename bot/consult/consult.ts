import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { NATIONWIDE, type Day, type Level, type Region } from '../../knowledge/law.ts';
import type { Hit, Searcher, SearchOptions } from '../../knowledge/search/open-searcher.ts';
import { wordsHash } from '../../knowledge/words-hash.ts';
import type { ChatModel } from '../model/chat-model.ts';
import { findEventDay } from '../understand/find-event-day.ts';
import { asksLocalRule, regionNamed } from '../understand/local-scope.ts';
import type { Answer } from './answer.ts';
import { answerLookup } from './answer-lookup.ts';
import { answerProvisions } from './answer-provisions.ts';
import { answerVetted } from './answer-vetted.ts';
import type { Consultation, Consulting, Setting, TracedProvision } from './consultation.ts';
import { consider } from './consider.ts';
import { decideProvisions } from './decide-provisions.ts';
import { draftAnswer, NOT_DRAFTED } from './draft/draft-answer.ts';
import { holdsInstruction } from './draft/holds-instruction.ts';
import type { Office, OfficeId } from '../guidance/offices.ts';
import { isUnchangedSince, lawsWithoutText } from './law-then.ts';
import { searchComposed } from './search-composed.ts';
import { whyTooLong } from './too-long.ts';
import { triage } from '../understand/triage.ts';

/** One question that stands on its own. */
export interface Question {
  readonly question: string;
  /** Facts taken for granted because the resident did not tell them. */
  readonly assumptions: readonly string[];
}

/** Where the resident lives, and the day. */
export interface Place {
  readonly region: Region;
  readonly today: Day;
}

export interface Consultant {
  /** Answers one question from the corpus. Never throws for what a question contains. */
  consult(question: Question, place: Place): Consulting;
}

export interface ConsultantOptions {
  readonly searcher: Searcher;
  /** Writes the answer from the provisions found; without one, or when it fails, they are quoted as they are. */
  readonly model?: ChatModel | undefined;
  readonly offices: Readonly<Record<OfficeId, Office>>;
}

/** Hits looked at for one question. */
const DEPTH = 12;
/** Rules of the place looked at beside them. */
const MOST_LOCAL = 3;
const LOCAL_LEVELS: readonly Level[] = ['地方性法规', '地方政府规章', '规范性文件'];

export function createConsultant({ searcher, model, offices }: ConsultantOptions): Consultant {
  const { corpus } = searcher;
  const search = (question: string, options: SearchOptions): Promise<Hit[]> => searchComposed(searcher, question, options);

  async function* consult({ question, assumptions }: Question, { region: home, today }: Place): Consulting {
    const base = { question, date: today, today, region: home, provisions: [], notes: [], flags: [] };
    const tooLong = whyTooLong(question);
    if (tooLong !== undefined) return plain({ ...base, mode: 'declined', opening: tooLong });
    const sorted = triage(question);
    if (sorted.kind !== 'legal') return plain({ ...base, mode: 'smalltalk', opening: sorted.reply });

    yield 'searching';
    const now = { date: today, today, region: regionNamed(question, home) ?? home };
    const event = findEventDay(question, today);
    const isPast = event !== undefined && !event.isContinuing && event.day < today;
    const about = { question, assumptions, corpus };
    const vetted = isPast ? undefined : searcher.vettedFor(question, { date: today, region: now.region });
    if (vetted) {
      const cited = corpus.provisionsInContext(vetted.provisionIds);
      return consider(answerVetted(question, vetted.answer, cited, now), { ...about, ...NOT_DRAFTED, provisions: traced(cited, () => 1) });
    }
    const knownTitles = searcher.knownTitles();
    const citations = parseCitations(question, { knownTitles });
    const places = citations.filter((citation) => citation.article !== undefined && citation.law !== undefined);
    if (places.length > 0) {
      const named = places.flatMap(({ law }) => corpus.lawsByKey(law!.key));
      const isHeld = isPast && lawsWithoutText(named, event.day, corpus).length === 0;
      return plain(answerLookup(question, places, corpus, isHeld ? { ...now, date: event.day } : now));
    }

    // What matters is found among the law of today; law that has gone since is no longer talked about in today's words.
    let setting: Setting = now;
    let hits = await search(question, { ...now, limit: DEPTH });
    const laws = (decideProvisions(hits, true)?.hits ?? []).map(({ law }) => law);
    const withoutText = isPast ? lawsWithoutText(laws, event.day, corpus) : [];
    if (isPast && withoutText.length === 0 && !isUnchangedSince(laws, event.day, today, corpus)) {
      setting = { ...now, date: event.day };
      hits = await search(question, { ...setting, limit: DEPTH });
    }
    // What the law leaves to places is looked for among their rules, which national law would crowd out.
    const local = asksLocalRule(question) ? await localRules(question, setting) : [];
    hits = [...hits, ...local.slice(0, MOST_LOCAL).filter(({ provision }) => !hits.some((hit) => hit.provision.id === provision.id))];
    const provisions = traced(hits, ({ score }) => score);
    const quoted = answerProvisions(question, citations, hits, local, setting);
    const drafting = quoted.mode === 'declined' || !model || holdsInstruction(question) ? NOT_DRAFTED
      : yield* draftAnswer(model, { question, assumptions, hits, quoted, offices, corpus, knownTitles });
    return consider(drafting.answer ?? quoted, { ...about, ...drafting, provisions, ...(event && { event, withoutText }) });
  }

  async function localRules(question: string, setting: Setting): Promise<Hit[]> {
    const found = await search(question, { ...setting, limit: DEPTH, levels: LOCAL_LEVELS });
    return found.filter(({ law }) => law.region !== NATIONWIDE);
  }

  return { consult };
}

/** An answer that nobody needs to look at. */
const plain = (answer: Answer): Consultation => ({ answer, reasons: [], findings: [], trace: { provisions: [], calls: [] } });

function traced<Entry extends ProvisionInContext>(entries: readonly Entry[], scoreOf: (entry: Entry) => number): TracedProvision[] {
  return entries.map((entry) => ({
    provisionId: entry.provision.id,
    law: entry.version.title,
    article: entry.provision.label,
    words: wordsHash(entry.provision.text),
    score: scoreOf(entry),
  }));
}
