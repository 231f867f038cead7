import { readNumber } from '../question-numbers.ts';
import { readDifficulty } from '../read-difficulty.ts';
import { readType } from '../read-type.ts';
import { addLine } from './question-draft.ts';
import type { QuestionDraft } from './question-draft.ts';
import type { Labelled } from './question-labels.ts';

/**
 * Takes what a line with a label says of the question that it stands in.
 * @param top the case of a sub-question, else the question itself: a topic is the whole item's
 * @returns what could not be read of it, in Chinese
 */
export function takeLabel(draft: QuestionDraft, top: QuestionDraft, { kind, text, word }: Labelled): string | undefined {
  let trouble: string | undefined;
  draft.point = readNumber(text)?.number === 1 ? 1 : 0;
  switch (kind) {
    case 'stem':
      draft.stem.push(text);
      return undefined;
    case 'options':
      addLine(draft, 'options', text);
      return undefined;
    case 'key':
      draft.keys.push(text);
      draft.field = 'keys';
      return undefined;
    case 'explanation':
      addLine(draft, 'explanation', word.endsWith('依据') && text !== '' ? `${word}：${text}` : text);
      return undefined;
    case 'difficulty':
      draft.difficulty = readDifficulty(text, word.includes('系数') && text.includes('.') ? 'facility' : 'steps');
      if (draft.difficulty === undefined) trouble = `难度“${text.slice(0, 20)}”读不懂，按默认难度读入。`;
      break;
    case 'topic':
      top.topic = text;
      break;
    case 'type':
      draft.said = readType(text) ?? draft.said;
      break;
    case 'marks':
      break;
  }
  draft.field = 'done';
  return trouble;
}
