import { dayInWords } from '../../../knowledge/day.ts';
import { todayInChina } from '../../today.ts';
import type { SittingListed } from './view.ts';

/** What is said in a chat to who wants to sit an exam: which there are, and where. Formal exams are sat on the web page alone. */
export function examNotice(sittings: readonly SittingListed[], publicUrl: string | undefined): string {
  const where = (id: string): string => (publicUrl === undefined ? '请打开入场条上的网址' : `${publicUrl}/exam/${id}`);
  if (sittings.length === 0) return '现在没有安排任前法律知识考试。有考试时，入场条上会写明时间、网址和考试码。平时发送 /practice 可以做练习。';
  return [
    '正式考试在网页上进行，用入场条上的工号和考试码登录：',
    ...sittings.map(({ id, title, opensAt, state }) => `${title}（${id}）${state === 'open' ? '，正在进行' : `，${momentOf(opensAt)}开始`}\n${where(id)}`),
  ].join('\n\n');
}

function momentOf(instant: string): string {
  const date = new Date(instant);
  return `${dayInWords(todayInChina(date))}${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(date)}`;
}
