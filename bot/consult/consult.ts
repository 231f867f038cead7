import { createHash } from 'node:crypto';
import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import type { Searcher } from '../../knowledge/search/open-searcher.ts';
import type { ChatModel } from '../model/chat-model.ts';
import { findEventDay } from '../understand/find-event-day.ts';
import { regionNamed } from '../understand/local-scope.ts';
import type { Answer } from './answer.ts';
import { answerLookup } from './answer-lookup.ts';
import { answerProvisions } from './answer-provisions.ts';
import { answerVetted } from './answer-vetted.ts';
import type { Consultation, Consulting, Setting, TracedProvision } from './consultation.ts';
import { consider } from './consider.ts';
import { decideProvisions } from './decide-provisions.ts';
import { draftAnswer, NOT_DRAFTED } from './draft/draft-answer.ts';
import { holdsInstruction } from './draft/holds-instruction.ts';
import type { Office, OfficeId } from './guidance/offices.ts';
import { lawsWithoutText } from './law-then.ts';
import { triage } from './triage.ts';

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

/** Longer messages are asked to be shortened: nobody's one question is a book. */
const LONGEST = 4000;
/** Hits looked at for one question. */
const DEPTH = 12;

export function createConsultant({ searcher, model, offices }: ConsultantOptions): Consultant {
  const { corpus } = searcher;

  async function* consult({ question, assumptions }: Question, { region: home, today }: Place): Consulting {
    const base = { question, date: today, today, region: home, provisions: [], notes: [], flags: [] };
    if (question.length > LONGEST) {
      return plain({ ...base, mode: 'declined', opening: `您发来的内容超过了 ${LONGEST} 字。请先说最要紧的一件事：发生了什么、什么时候、您想要什么。` });
    }
    const sorted = triage(question);
    if (sorted.kind !== 'legal') return plain({ ...base, mode: 'smalltalk', opening: sorted.reply });

    yield 'searching';
    const now = { date: today, today, region: regionNamed(question, home) ?? home };
    const event = findEventDay(question, today);
    const isPast = event !== undefined && !event.isContinuing && event.day < today;
    const about = { question, assumptions, corpus };
    const vetted = isPast ? undefined : searcher.vettedFor(question, today);
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
    let hits = await searcher.search(question, { ...now, limit: DEPTH });
    const withoutText = isPast ? lawsWithoutText((decideProvisions(hits)?.hits ?? []).map(({ law }) => law), event.day, corpus) : [];
    if (isPast && withoutText.length === 0) {
      setting = { ...now, date: event.day };
      hits = await searcher.search(question, { ...setting, limit: DEPTH });
    }
    const provisions = traced(hits, ({ score }) => score);
    const quoted = answerProvisions(question, citations, hits, setting);
    const drafting = quoted.mode === 'declined' || !model || holdsInstruction(question) ? NOT_DRAFTED
      : yield* draftAnswer(model, { question, assumptions, hits, quoted, offices, corpus, knownTitles });
    return consider(drafting.answer ?? quoted, { ...about, ...drafting, provisions, ...(event && { event, withoutText }) });
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
    words: createHash('sha256').update(wordsOf(entry.provision.text)).digest('hex').slice(0, 16),
    score: scoreOf(entry),
  }));
}

