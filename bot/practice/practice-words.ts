import { TYPE_NAMES } from '../../knowledge/bank/item.ts';
import { optionLetter, optionLetters } from '../../knowledge/bank/option-letter.ts';
import type { PracticeItem } from './create-practice.ts';

/** An item as it is asked, letters before the options. */
export function questionInWords({ content }: PracticeItem): string {
  const options = content.type === 'true-false' ? [] : content.options.map((option, place) => `${optionLetter(place)}．${option}`);
  return [`〔${TYPE_NAMES[content.type]}〕${content.stem}`, ...options].join('\n');
}

/** What is said after an answer: right or not, the key in words, why, and the articles word for word. */
export function feedbackInWords({ content, explanation, citations }: PracticeItem, isRight: boolean): string {
  const key = content.type === 'true-false' ? (content.key ? '正确' : '错误')
    : `${optionLetters(content.key)}（${content.key.map((place) => content.options[place]).join('；')}）`;
  return [
    `${isRight ? '✓ 答对了。' : '✗ 答错了。'}正确答案：${key}`,
    ...(explanation === '' ? [] : [`解析：${explanation}`]),
    ...citations.map(({ law, label, text }) => `《${law}》${label}：\n${text}`),
  ].join('\n\n');
}
