import { LINE_BREAK, cleanText } from '../../../documents/clean-text.ts';
import { composeItem } from '../text/compose-item.ts';
import { leadingLetter } from '../cut-options.ts';
import { doubtsOf } from '../make-question.ts';
import type { ImportDefaults, QuestionFileResult } from '../question-file.ts';
import { readLabel } from '../text/question-labels.ts';
import { readNumber } from '../question-numbers.ts';
import type { RawQuestion } from '../text/raw-question.ts';

/** A question while its lines come in. */
interface Block {
  readonly at: string;
  readonly stem: string[];
  readonly options: string[];
  readonly keys: string[];
  readonly explanation: string[];
}

const ANSWER = /^\s*ANSWER\s*[:：]/im;
const OPTION = /^\s*[A-ZＡ-Ｚ]\s*[.．、)）:：]/m;

/** Whether a text is in the Aiken format: options with letters, and ANSWER: below them. */
export const isAiken = (text: string): boolean => ANSWER.test(text) && OPTION.test(text);

/**
 * Reads the Aiken format (https://docs.moodle.org/en/Aiken_format), also as typed in Chinese: `A．`, `A、`, `ANSWER：B`,
 * 答案：B. Beyond the format: several letters make a multiple choice, a stem may have several lines, and 解析： may follow.
 */
export function readAiken(text: string, defaults: ImportDefaults = {}): QuestionFileResult {
  const blocks = blocksOf(text);
  // A number is the question's own only where every question has one.
  const areNumbered = blocks.every(({ stem }) => readNumber(stem[0] ?? '') !== undefined);
  const composed = blocks.map((block) => composeItem(rawOf(block, areNumbered), { topic: '', defaults }));
  const items = composed.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const notes = items.flatMap(({ at, draft: { content } }) => (content.type === 'case' ? [] : doubtsOf(content).map((doubt) => `${at}：${doubt}`)));
  return { ok: true, file: { format: 'aiken', items, rejected: composed.flatMap(({ rejected }) => rejected), notes } };
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  let afterBlank = false;
  for (const [index, line] of text.split(LINE_BREAK).map(cleanText).entries()) {
    if (line === '') {
      afterBlank = true;
      continue;
    }
    const label = readLabel(line);
    const block = blocks.at(-1);
    const isOption = isOpen && leadingLetter(line) !== undefined;
    if (label?.kind === 'key' && block !== undefined) {
      block.keys.push(label.text);
      isOpen = false;
    } else if (block !== undefined && !isOpen && (label?.kind === 'explanation' || (block.explanation.length > 0 && !afterBlank))) {
      block.explanation.push(label?.kind === 'explanation' ? label.text : line);
    } else if (isOption) block!.options.push(line);
    else if (isOpen && !(afterBlank && block!.options.length > 0)) (block!.options.length > 0 ? block!.options : block!.stem).push(line);
    else {
      blocks.push({ at: `第 ${index + 1} 行`, stem: [line], options: [], keys: [], explanation: [] });
      isOpen = true;
    }
    afterBlank = false;
  }
  return blocks;
}

function rawOf({ at, stem, options, keys, explanation }: Block, isNumbered: boolean): RawQuestion {
  const numbered = isNumbered ? readNumber(stem[0]!) : undefined;
  return {
    at, number: numbered === undefined ? '' : String(numbered.number), stem: numbered === undefined ? stem : [numbered.text, ...stem.slice(1)],
    options, keys, explanation, questions: [],
  };
}
