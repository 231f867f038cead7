import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Corpus, ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import type { Day, Law } from '../../knowledge/law.ts';
import type { CaseReason } from '../review/case.ts';
import { assessStakes } from '../understand/assess-stakes.ts';
import { asksLocalRule } from '../understand/local-scope.ts';
import { findDueDates } from '../understand/find-due-dates.ts';
import type { EventDay } from '../understand/find-event-day.ts';
import type { Answer } from './answer.ts';
import { changedSince } from './changed-since.ts';
import type { Consultation, TracedProvision } from './consultation.ts';
import type { Drafting } from './draft/draft-answer.ts';
import { findConflicts } from './norm-conflict.ts';
import { recentlyAmended } from './recently-amended.ts';
import { speaksOfLaw } from '../understand/triage.ts';

/** What an answer is considered with. */
export interface Circumstances extends Omit<Drafting, 'answer'> {
  readonly question: string;
  readonly assumptions: readonly string[];
  readonly corpus: Corpus;
  readonly provisions: readonly TracedProvision[];
  /** When it happened, where the question tells. */
  readonly event?: EventDay;
  /** Laws whose text of that day is not held. */
  readonly withoutText?: readonly Law[];
}

/** An answer with what else the person must know, and the reasons why an adviser should look at it. */
export function consider(answer: Answer, circumstances: Circumstances): Consultation {
  const { question, assumptions, corpus, provisions, event, withoutText = [], calls, findings } = circumstances;
  const quoted = corpus.provisionsInContext(answer.provisions.map(({ pieces }) => pieces[0]!.provisionId));
  const conflicts = findConflicts(quoted.map(({ law, version, provision }) =>
    ({ title: version.title, level: version.level, region: law.region, label: provision.label, text: provision.text })));
  const amended = quoted.flatMap((entry) => recentlyAmended(entry, answer.today, corpus) ?? []);
  const due = findDueDates(question, answer.guidance, answer.today);
  const lacksLocalRule = asksLocalRule(question) && !quoted.some(({ law }) => law.region !== '全国');

  const notes = [
    // What is taken for granted matters where something follows from it.
    ...(answer.provisions.length > 0 ? assumptions.map((assumption) => `${assumption}。情况不是这样的，结论可能不同。`) : []),
    ...(event && withoutText.length > 0 ? [noTextThen(event, withoutText)] : []),
    ...(event && answer.date !== answer.today ? quoted.map((entry) => changedSince(entry, event, answer.today, corpus).text).filter((text) => text !== '') : []),
    ...(event && event.isContinuing && event.day < answer.today && answer.date === answer.today ? changedMeanwhile(event, quoted, answer.today, corpus) : []),
    ...conflicts.map(({ text }) => text),
    ...amended.map(({ text }) => text),
    ...due.map(({ text }) => text),
    ...(lacksLocalRule ? ['这件事还要看本地的标准，法规库里没有找到本地的规定，请向本地主管部门或者拨打 12345 问清标准。'] : []),
    ...(circumstances.hasFailed ? ['暂时不能起草更通俗的解释，先给您法律原文和办事指引。'] : []),
    ...(circumstances.isWithheld ? ['起草的内容有一部分没有通过核对，已经删去。'] : []),
  ];
  const reasons: CaseReason[] = [
    ...(circumstances.isWithheld ? ['citation-withheld' as const] : []),
    ...((answer.flags.includes('weak-retrieval') && speaksOfLaw(question)) || withoutText.length > 0 ? ['weak-retrieval' as const] : []),
    ...(circumstances.disagrees ? ['model-disagrees' as const] : []),
    ...(lacksLocalRule ? ['no-local-rule' as const] : []),
    ...(conflicts.length > 0 ? ['conflict-of-norms' as const] : []),
    ...(amended.length > 0 ? ['recently-amended' as const] : []),
    ...(assessStakes(question).length > 0 ? ['high-stakes' as const] : []),
    ...(due.some(({ isNear }) => isNear) ? ['deadline-near' as const] : []),
  ];
  return { answer: { ...answer, notes }, reasons: answer.mode === 'vetted' ? [] : reasons, findings, trace: { provisions, calls } };
}

/**
 * A matter that goes on is answered by the law of today, and yet what was done and over before an article changed may go by
 * its older text (立法法 article 104): which, is for a person to say.
 */
function changedMeanwhile(event: EventDay, quoted: readonly ProvisionInContext[], today: Day, corpus: Corpus): string[] {
  const changed = quoted.filter((entry) => changedSince(entry, event, today, corpus).kind === 'changed');
  if (changed.length === 0) return [];
  const places = changed.map(({ law, provision }) => `${formatTitle(law.title, true)}${provision.label}`).join('、');
  return [`您提到${event.text}的事。${places}在那以后修改过或者是新增的，这里引用的是现行文本；修改以前已经做完的事，可能要看当时的条文，请拨打 12348 或者请法律顾问核对。`];
}

function noTextThen({ text }: EventDay, laws: readonly Law[]): string {
  return `您说的事发生在${text}，法规库里没有${laws.map(({ title }) => formatTitle(title)).join('、')}当时的文本，这里引用的是现行文本，当时的规定可能不同。`;
}
