import { dayInWords } from '../../knowledge/day.ts';
import type { Day } from '../../knowledge/law.ts';

/** What an adviser writes to a resident; marked as a person's, with name and day. */
export interface Letter {
  readonly caseId: string;
  readonly by: string;
  readonly on: Day;
  readonly text: string;
  /** It went out against the gate. */
  readonly isOverridden: boolean;
}

export function answerLetter(letter: Letter): string {
  return [`【人工复核答复】编号 ${letter.caseId}，${signature(letter)}答复：`, ...bodyOf(letter)].join('\n');
}

export function questionLetter(letter: Letter): string {
  return [`【人工复核】编号 ${letter.caseId}，${signature(letter)}想再问您：`, ...bodyOf(letter), '请直接回复，收到后继续办理。'].join('\n');
}

export function declineLetter(letter: Letter): string {
  return [
    `【人工复核】编号 ${letter.caseId}，很抱歉，${signature(letter)}告知这个问题不能在这里答复：`,
    ...bodyOf(letter),
    '您可以拨打公共法律服务热线 12348 免费咨询，或者到当地司法所、法律援助中心当面询问。',
  ].join('\n');
}

/** The resident must be able to tell a citation that was checked against the text of the law from one that was not. */
function bodyOf({ text, isOverridden }: Letter): string[] {
  return [text, ...(isOverridden ? ['（部分引用未能与系统中的法律原文核对一致，由答复人确认。）'] : [])];
}

function signature({ by, on }: Letter): string {
  return `${by}于${dayInWords(on)}`;
}
