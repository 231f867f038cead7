import { optionPlace } from '../../option-letter.ts';
import { failed } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import { readKey } from '../read-key.ts';
import { shortened } from '../shortened.ts';

const NUMBERS = /^\d+(?:[\s,;、/|.和]+\d+)*$/;
/** 答案：B, in the column of the key. */
const LABEL = /^(?:正确|参考|标准)?答案\s*[:：]\s*/;
/** Between the options of a key that is written out. */
const BETWEEN = /\s*[\n|；;]\s*/;

/**
 * Places of the right options as a cell says them: letters, numbers from 1, the options' own words, or a letter with
 * its words. Where two of these ways read the cell differently, it is not read.
 */
export function placesOf(cell: string, options: readonly string[]): Made<readonly number[]> {
  const text = cell.replace(LABEL, '');
  if (text === '') return failed('没有答案，请补上。');
  const readings = [byLetters(text, options.length), byNumbers(text, options.length), byWords(text, options)]
    .filter((reading) => reading !== undefined);
  const [first] = readings;
  if (first === undefined) {
    return failed(/^\D*0\D*$/.test(text) && NUMBERS.test(text) ? '答案里有 0，看不出选项从 0 还是从 1 数起，请改用字母。'
      : `答案“${shortened(text)}”读不懂，请写成选项字母，如 B 或 ACD。`);
  }
  if (readings.some((reading) => reading.join() !== first.join())) {
    return failed(`答案“${shortened(text)}”既像选项的序号，又像另一个选项的内容，请改用字母。`);
  }
  return { ok: true, made: first };
}

/** True or false as a cell says it, without options; 1 and 0 as programs write it. */
export function truthOf(text: string): boolean | undefined {
  const key = readKey(text.replace(LABEL, ''));
  if (key !== undefined && 'truth' in key) return key.truth;
  return text === '1' ? true : text === '0' ? false : undefined;
}

function byLetters(text: string, count: number): readonly number[] | undefined {
  // `F` alone says false, unless there is an option F.
  if (count >= 6 && /^[FfＦｆ]$/.test(text)) return [5];
  const key = readKey(text);
  return key !== undefined && 'letters' in key ? key.letters : undefined;
}

function byNumbers(text: string, count: number): readonly number[] | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!NUMBERS.test(plain)) return undefined;
  const parts = plain.split(/\D+/);
  // 134 as Excel keeps 1,3,4: options 1, 3 and 4 where there are fewer than ten.
  const digits = parts.length === 1 && count < 10 ? [...plain] : parts;
  const places = digits.map((digit) => Number(digit) - 1);
  return places.every((place, index) => place >= 0 && place < count && (index === 0 || place > places[index - 1]!)) ? places : undefined;
}

function byWords(text: string, options: readonly string[]): readonly number[] | undefined {
  const places = (options.includes(text) ? [text] : text.split(BETWEEN).filter((part) => part !== '')).map((part) => {
    const lettered = /^([A-L])\s*[.、．:：]\s*(.+)$/s.exec(part);
    const place = options.indexOf(part);
    if (place !== -1 || lettered === null) return place;
    const said = optionPlace(lettered[1]!);
    return options[said] === lettered[2] ? said : -1;
  });
  return places.length > 0 && !places.includes(-1) ? places.sort((a, b) => a - b) : undefined;
}
