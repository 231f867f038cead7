import { articleLabel, parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import { resolveCitation } from '../../knowledge/citation/resolve-citation.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import type { Day } from '../../knowledge/law.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import type { Verification } from '../../knowledge/verify/verification.ts';
import { prepareVerification } from '../../knowledge/verify/tools.ts';
import { verifyText } from '../../knowledge/verify/verify-text.ts';
import type { Question } from '../dataset.ts';
import { percentile } from '../metrics.ts';
import { createRandom, shuffled } from '../train/random.ts';
import { carry, FORMS, sentencesOf, statementOf, type Fact, type Form, type Statement } from './carriers.ts';
import { MUTATIONS, type Tools } from './mutations.ts';

/** How many of a kind there are, and how many the verifier finds fault with. */
export interface Tally {
  readonly texts: number;
  readonly alarms: number;
}

export interface GateFigures {
  /** By kind of mutation; all are wrong. */
  readonly mutations: Readonly<Record<string, Tally>>;
  /** By form of carrier; all are right. */
  readonly carriers: Readonly<Record<string, Tally>>;
  /** Milliseconds a text, answers of the questions and carriers together, after all have been read once. */
  readonly p50: number;
  readonly p95: number;
}

/** A text on which the verifier was wrong. */
export interface Mistake {
  readonly kind: string;
  readonly form: Form;
  readonly text: string;
  readonly verification: Verification;
}

export interface GateRun {
  readonly figures: GateFigures;
  readonly mistakes: readonly Mistake[];
}

/** Statements of each kind of mutation, at most. */
const MOST_OF_A_KIND = 240;
const MOST_CARRIERS_OF_A_FORM = 300;

/**
 * Makes statements of what the questions' gold articles say, right ones and wrong ones, and has them verified. The
 * same for the same questions, corpus, day and seed.
 */
export function evaluateGate(corpus: Corpus, questions: readonly Question[], date: Day, seed: number): GateRun {
  prepareVerification(corpus);
  const facts = factsOf(corpus, questions, date);
  const random = createRandom(seed);
  const tools: Tools = { corpus, facts, random };
  const mistakes: Mistake[] = [];
  const texts: string[] = [];
  const judge = (kind: string, form: Form, statement: Statement, isRight: boolean): boolean => {
    const text = carry(form, statement);
    texts.push(text);
    const verification = verifyText(text, corpus, { date });
    const isAlarm = verification.summary.ok < verification.summary.total || verification.summary.total === 0;
    if (isAlarm === isRight) mistakes.push({ kind, form, text, verification });
    return isAlarm;
  };

  const carriers: Record<string, Tally> = {};
  for (const form of FORMS) {
    const alarms = shuffled(facts, random).slice(0, MOST_CARRIERS_OF_A_FORM).map((fact) => judge('right', form, withCompanion(fact, statementOf(fact), form, tools), true));
    carriers[form] = tally(alarms);
  }
  const mutations: Record<string, Tally> = {};
  for (const { kind, forms = FORMS, apply } of MUTATIONS) {
    const alarms: boolean[] = [];
    for (const fact of shuffled(kind === '之N dropped' ? subArticles(corpus, date) : facts, random)) {
      if (alarms.length >= MOST_OF_A_KIND) break;
      const statement = apply(fact, tools);
      const form = forms[alarms.length % forms.length]!;
      if (statement) alarms.push(judge(kind, form, withCompanion(fact, statement, form, tools), false));
    }
    mutations[kind] = tally(alarms);
  }
  return { figures: { mutations, carriers, ...timed(corpus, [...texts, ...questions.flatMap(({ answer }) => answer ?? [])], date) }, mistakes };
}

const tally = (alarms: readonly boolean[]): Tally => ({ texts: alarms.length, alarms: alarms.filter(Boolean).length });

function timed(corpus: Corpus, texts: readonly string[], date: Day): Pick<GateFigures, 'p50' | 'p95'> {
  const times = texts.map((text) => {
    const started = performance.now();
    verifyText(text, corpus, { date });
    return performance.now() - started;
  });
  return { p50: percentile(0.5, times), p95: percentile(0.95, times) };
}

/** One sentence of each gold article, in the version in force on the day. */
function factsOf(corpus: Corpus, questions: readonly Question[], date: Day): Fact[] {
  const seen = new Set<number>();
  return questions.flatMap(({ gold }) => gold.flatMap(({ law, article }): Fact[] => {
    const number = article === null ? undefined : parseArticleLabel(article);
    if (!number) return [];
    const resolution = resolveCitation<StoredProvision>({ law: { title: law, key: normaliseTitle(law) }, article: number }, corpus, { date });
    if (resolution.finding !== 'ok' || !resolution.provision || seen.has(resolution.provision.id)) return [];
    seen.add(resolution.provision.id);
    const { law: found, version, provision } = resolution;
    return sentencesOf(provision).map((sentence) => ({ law: found, version, provision, ...sentence }));
  }));
}

/** Articles with 之N, which answer few of the questions, come from the criminal law. */
function subArticles(corpus: Corpus, date: Day): Fact[] {
  const resolution = resolveCitation<StoredProvision>({ law: { title: '刑法', key: '刑法' } }, corpus, { date });
  if (resolution.finding !== 'ok') return [];
  const { law, version } = resolution;
  return corpus.provisionsOf(version.id).filter(({ label }) => label.includes('条之'))
    .flatMap((provision) => sentencesOf(provision).map((sentence): Fact => ({ law, version, provision, ...sentence })));
}

/** The form that lists two articles names a neighbour that does not say the same. */
function withCompanion({ version, provision }: Fact, statement: Statement, form: Form, { corpus }: Tools): Statement {
  const number = form === 'list' ? parseArticleLabel(provision.label) : undefined;
  const label = number && articleLabel(number.number + 2);
  const there = label === undefined || label === statement.place ? undefined : corpus.provision(version.id, label);
  return there && statement.title === version.title && !statement.words.split('；').some((part) => there.text.includes(part.replace(/。$/, ''))) ? { ...statement, companion: there.label } : statement;
}
