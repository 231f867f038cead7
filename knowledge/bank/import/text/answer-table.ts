import { readKey } from '../read-key.ts';

/** One line's worth of an answer table. */
export interface TableAnswer {
  readonly number: number;
  readonly key: string;
}

const KEY = '[A-LＡ-Ｌa-l]+(?:[、,，][A-LＡ-Ｌ]+)*|√|×|✓|✗|对|错|正确|错误|T|F';
const RANGE = /^[（(【[]?\s*(\d{1,4})\s*(?:[-－—–~～]+|至|到)\s*(\d{1,4})\s*(?:题|小题)?\s*[）)】\]]?\s*[:：、.．]?\s*/;
const PAIR = new RegExp(`^[（(【[]?\\s*(\\d{1,4})\\s*(?:[）)】\\]]?\\s*[、.．:：)）-]?)\\s*[（(【[]?\\s*(${KEY})\\s*[）)】\\]]?(?=$|[\\s,，;；、。|]|\\d)[\\s,，;；、。|]*`);

/**
 * Reads a line of an answer table: `1-5 ABCDA`, `6～8：AB、ACD、BC`, `1.A 2.B 3.√`.
 *
 * @returns undefined when the line is no such thing as a whole; the answers are undefined where a range and its keys do not match
 */
export function readAnswerTable(line: string): { readonly answers: readonly TableAnswer[] | undefined } | undefined {
  const answers: TableAnswer[] = [];
  let rest = line.normalize('NFKC').trim();
  if (rest === '') return undefined;
  while (rest !== '') {
    const range = RANGE.exec(rest);
    if (range !== null) {
      const keys = /^\D*/.exec(rest.slice(range[0].length))![0].replace(/[（(【[]\s*$/, '');
      if (!/^[A-LＡ-Ｌa-l√×✓✗对错正确误TF\s、,，;；.．。|/（）()【】[\]]+$/.test(keys)) return undefined;
      const [first, last] = [Number(range[1]), Number(range[2])];
      const each = partKeys(keys, last - first + 1);
      if (each === undefined) return { answers: undefined };
      answers.push(...each.map((key, index) => ({ number: first + index, key })));
      rest = rest.slice(range[0].length + keys.length);
      continue;
    }
    const pair = PAIR.exec(rest);
    if (pair === null) return undefined;
    answers.push({ number: Number(pair[1]), key: pair[2]! });
    rest = rest.slice(pair[0].length);
  }
  return { answers };
}

/** As many keys as there are numbers: one letter each, or parted by white space or signs. */
function partKeys(bracketed: string, count: number): string[] | undefined {
  const text = bracketed.replaceAll(/[（）()【】[\]]/g, ' ').trim();
  const whole = text.replaceAll(/[\s、,，;；.．。|/]/g, '');
  for (const separator of [/[\s;；|]+/, /[\s、,，;；.．。|/]+/]) {
    const parts = text.split(separator).filter((part) => part !== '');
    if (parts.length === count && parts.every((part) => readKey(part) !== undefined)) return parts;
  }
  const single = whole.match(/正确|错误|[A-LＡ-Ｌa-l√×✓✗对错TF]/g) ?? [];
  return single.length === count && single.join('') === whole ? single : undefined;
}
