import type { ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';
import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../../knowledge/day.ts';
import { statusOn, type Day } from '../../../knowledge/law.ts';
import { chinaTime } from '../../review/answer-by.ts';
import type { Case } from '../../review/case.ts';
import type { LoggedEvent } from '../../review/case-store.ts';
import { stateAt } from '../../review/transition.ts';
import { ACTIONS, REASONS, STATES } from '../../review/wording.ts';
import { harmless } from './harmless.ts';

/** 11月26日18:00, China time. */
export function timeInWords(instant: string): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(chinaTime(new Date(instant)))!;
  return `${Number(month)}月${Number(day)}日${time}`;
}

/** Whether somebody of the desk is late with it. */
export function isOverdue(one: Case, now: Date): boolean {
  const state = stateAt(one, now);
  return (state === 'open' || state === 'claimed') && Date.parse(one.answerBy) < now.getTime();
}

/** What waits for an adviser first, by the hour promised; then what waits for a resident; then what is closed, newest first. */
export function inOrder(cases: readonly Case[], now: Date): Case[] {
  const rank = (one: Case): number => ({ open: 0, claimed: 0, waiting: 1, answered: 2, declined: 2, withdrawn: 2 })[stateAt(one, now)];
  return cases.toSorted((a, b) => rank(a) - rank(b)
    || (rank(a) === 2 ? b.openedAt.localeCompare(a.openedAt) : Date.parse(a.answerBy) - Date.parse(b.answerBy)) || (a.id < b.id ? -1 : 1));
}

/** A case in two lines. */
export function renderLine(one: Case, now: Date): string {
  return [
    `${one.id}　${standing(one, now)}　${ageInWords(one.openedAt, now)}　${one.reasons.map((reason) => REASONS[reason]).join('；')}`,
    `　　　${harmless(one.content?.question ?? '（已删除）').replaceAll('\n', ' ').slice(0, 60)}`,
  ].join('\n');
}

/** Everything that an adviser needs to answer. @param provisions undefined where no law is held to look them up in */
export function renderCase(one: Case, log: readonly LoggedEvent[], provisions: readonly ProvisionInContext[] | undefined, { date, now }: { date: Day; now: Date }): string {
  const { content } = one;
  return [
    renderHead(one, now),
    ...(content ? [
      section('问题', [content.question]),
      section('对话', content.conversation),
      section('居民收到的答复', [content.answer]),
      section('核验发现', content.findings),
    ] : []),
    section('检索到的条文', provisions?.map((entry, place) => renderProvision(entry, place + 1, date)) ?? ['（没有法律数据，无法列出条文）']),
    section('记录', log.map(renderEntry)),
  ].filter((part) => part !== '').join('\n\n');
}

function renderHead(one: Case, now: Date): string {
  return [`${one.id}　${standing(one, now)}　${ageInWords(one.openedAt, now)}`, `原因：${one.reasons.map((reason) => REASONS[reason]).join('；')}`].join('\n');
}

function standing(one: Case, now: Date): string {
  const state = stateAt(one, now);
  const holder = state === 'claimed' ? `（${one.claim!.by}，到 ${timeInWords(one.claim!.until)}）` : '';
  const promise = state === 'open' || state === 'claimed' ? `　${isOverdue(one, now) ? '已超时，应' : '应'}在 ${timeInWords(one.answerBy)} 前答复` : '';
  return `${STATES[state]}${holder}${promise}`;
}

function renderProvision({ law, version, provision }: ProvisionInContext, number: number, date: Day): string {
  const { from, to } = version.validity;
  const validity = [statusOn(version.validity, date), ...(from === undefined ? [] : [`自${dayInWords(from)}起施行`]), ...(to === undefined ? [] : [`自${dayInWords(to)}起不再有效`])];
  const region = law.region === '全国' ? '' : `　适用于${law.region.replaceAll('/', '')}`;
  return [`${number}. ${formatTitle(version.title)}${provision.label}　${validity.join('，')}${region}`, ...provision.text.split('\n').map((line) => `   ┃ ${line}`)].join('\n');
}

function renderEntry({ at, actor, name, kind, facts, text }: LoggedEvent): string {
  const who = actor === 'adviser' ? name! : actor === 'resident' ? '居民' : '系统';
  const notes = [
    ...(Array.isArray(facts['problems']) ? facts['problems'].map((problem) => `未通过核验：${String(problem)}`) : []),
    ...(facts['override'] === undefined ? [] : [`仍然发出的理由：${String(facts['override'])}`]),
    ...(facts['vettedId'] === undefined ? [] : [`审定答复编号：${String(facts['vettedId'])}`]),
    ...(text === undefined ? [] : [text]),
  ];
  return [`${timeInWords(at)}　${who}　${ACTIONS[kind]}`, ...notes.flatMap((note) => note.split('\n')).map((line) => `   ${line}`)].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`【${title}】`, ...lines.map(harmless)].join('\n');
}

function ageInWords(instant: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes < 60) return `${minutes} 分钟前`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时前` : `${Math.floor(minutes / (24 * 60))} 天前`;
}
