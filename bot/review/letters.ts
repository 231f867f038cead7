import { dayInWords } from '../../knowledge/day.ts';
import type { Day } from '../../knowledge/law.ts';

/** What an adviser writes to a resident. */
export interface Letter {
  readonly caseId: string;
  readonly by: string;
  readonly on: Day;
  readonly text: string;
}

/** An answer, marked as a person's. */
export function answerLetter({ isOverridden, ...letter }: Letter & { readonly isOverridden: boolean }): string {
  return [
    `【人工复核答复】编号 ${letter.caseId}，${signature(letter)}答复：`,
    letter.text,
    // The resident must be able to tell a citation that was checked against the text of the law from one that was not.
    ...(isOverridden ? ['（部分引用未能与系统中的法律原文核对一致，由答复人确认。）'] : []),
  ].join('\n');
}

export function questionLetter(letter: Letter): string {
  return [`【人工复核】编号 ${letter.caseId}，${signature(letter)}想再问您：`, letter.text, '请直接回复，收到后继续办理。'].join('\n');
}

export function declineLetter(letter: Letter): string {
  return [
    `【人工复核】编号 ${letter.caseId}，很抱歉，${signature(letter)}告知这个问题不能在这里答复：`,
    letter.text,
    '您可以拨打公共法律服务热线 12348 免费咨询，或者到当地司法所、法律援助中心当面询问。',
  ].join('\n');
}

function signature({ by, on }: Letter): string {
  return `${by}于${dayInWords(on)}`;
}
