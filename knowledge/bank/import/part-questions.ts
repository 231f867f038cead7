import { weakOptionLetter } from './cut-options.ts';
import { readAnswerTable } from './answer-table.ts';
import type { TableAnswer } from './answer-table.ts';
import { partKey, readLabel, readNumber, readTopicHeading } from './question-marks.ts';
import type { Labelled, Numbered, NumberStyle } from './question-marks.ts';
import type { QuestionLine } from './question-line.ts';
import { answersFollow, asks, beginsQuestion, nextPiece, questionPieces } from './question-pieces.ts';
import type { Piece } from './question-pieces.ts';
import type { RawQuestion } from './raw-question.ts';
import { readDifficulty } from './read-difficulty.ts';
import { readKey } from './read-key.ts';
import { readType } from './read-type.ts';
import type { SaidType } from './read-type.ts';

type Field = 'stem' | 'options' | 'keys' | 'explanation' | 'done';

/** A question while its lines come in. */
interface Draft {
  at: string;
  number: string;
  said: SaidType | undefined;
  stem: string[];
  options: string[];
  keys: string[];
  explanation: string[];
  topic?: string;
  difficulty?: number;
  questions: Draft[];
  readonly style: NumberStyle;
  readonly sign: string;
  readonly value: number;
  field: Field;
  /** Number of the last point of a list in an answer or explanation. */
  point: number;
}

export interface PartedQuestion {
  readonly raw: RawQuestion;
  /** From the headings above it; '' where there is none. */
  readonly topic: string;
}

const ANSWER_HEADING = /^[^。；，,？?]{0,30}(?:参考|标准|试题|正确)?答案(?:及|与|和)?(?:解析|详解|部分|要点)?\s*[:：]?$/;
const TITLE = /(?:题库|试题|试卷|习题|考试|测试|竞赛|卷|题集|答案)(?:[（(].*[）)])?$/;
const SHOWN_STRAYS = 5;

/**
 * Finds the questions in the lines of a file: where each begins and which of its lines are what. Nothing is checked
 * here: a question that lacks something comes out without it.
 */
export function partQuestions(lines: readonly QuestionLine[], saidOfFile?: SaidType): { readonly questions: readonly PartedQuestion[]; readonly notes: readonly string[] } {
  const pieces = questionPieces(lines);
  const isNumbered = pieces.some(({ mark }, index) => mark.kind === 'numbered' && beginsQuestion(pieces, index));
  const found: { readonly draft: Draft; readonly topic: string }[] = [];
  const strays: Piece[] = [];
  const notes: string[] = [];
  let topic = '';
  let said = saidOfFile;
  /** The type that a line above a question says. */
  let pending: SaidType | undefined;
  let top: Draft | undefined;
  let current: Draft | undefined;
  let inTable = false;
  let tableSaid: SaidType | undefined;
  let afterBlank = false;

  for (const [index, piece] of pieces.entries()) {
    const { mark } = piece;
    if (mark.kind === 'blank') {
      afterBlank = true;
      continue;
    }
    take(piece, index);
    afterBlank = false;
  }
  const questions = found.filter(({ draft }) => draft.style !== 'none' || draft.options.length + draft.keys.length > 0 || draft.stem.some(asks));
  const prose = found.filter((question) => !questions.includes(question)).map(({ draft }) => ({ at: draft.at, text: draft.stem.join('') }));
  const unread = [...strays, ...prose].filter(({ text }) => !TITLE.test(text));
  if (unread.length > 0) {
    const shown = unread.slice(0, SHOWN_STRAYS).map(({ at, text }) => `${at}“${text.slice(0, 20)}”`).join('、');
    notes.push(`有 ${unread.length} 处文字不属于任何试题，没有读入：${shown}${unread.length > SHOWN_STRAYS ? '等' : ''}。`);
  }
  return { questions: questions.map(({ draft, topic: of }) => ({ raw: rawOf(draft), topic: of })), notes };

  function take(piece: Piece, index: number): void {
    const { mark, text } = piece;
    switch (mark.kind) {
      case 'heading':
        takeHeading(mark.said, index);
        return;
      case 'table':
        return takeTable(piece, mark.answers);
      case 'label':
        return takeLabel(piece, mark.label, index);
      case 'numbered':
        return takeNumbered(piece, mark.numbered, index);
      case 'option':
        if (current === undefined || inTable) strays.push(piece);
        else if (current.field === 'explanation' && current.options.length > 0) current.explanation.push(text);
        else add(current, 'options', text);
        return;
      case 'text':
        return takeText(piece, index);
    }
  }

  /** Below 参考答案 a heading names the section that the answers belong to, as long as answers follow. */
  function takeHeading(of: SaidType | undefined, index: number): void {
    inTable &&= answersFollow(pieces, index) || (of !== undefined && found.some(({ draft }) => draft.said === of && draft.keys.length === 0));
    if (inTable) tableSaid = of;
    else said = of ?? saidOfFile;
    top = current = undefined;
  }

  function takeTable(piece: Piece, answers: readonly TableAnswer[] | undefined): void {
    const asked = top?.questions ?? [];
    inTable = asked.length === 0;
    if (answers === undefined) notes.push(`${piece.at}：答案表的题号与答案个数对不上：“${piece.text.slice(0, 30)}”。`);
    for (const { number, key } of answers ?? []) (asked.find(({ value }) => value === number) ?? answer(piece, number))?.keys.push(key);
  }

  function takeLabel(piece: Piece, { kind, text, word }: Labelled, index: number): void {
    if (kind === 'key' && text === '' && answersFollow(pieces, index)) {
      inTable = true;
      tableSaid = undefined;
      top = current = undefined;
      return;
    }
    const table = kind === 'key' ? readAnswerTable(text) : undefined;
    if (table !== undefined && (table.answers?.length ?? 0) > 1) return takeTable(piece, table.answers);
    if (kind === 'stem' && (current === undefined || (!isNumbered && current.stem.length > 0))) {
      openTop(piece, { style: 'none', number: 0, sign: '', text });
      return;
    }
    if (kind === 'type' && (current === undefined || current.keys.length > 0)) {
      pending = readType(text);
      top = current = undefined;
      return;
    }
    if (current === undefined) {
      strays.push(piece);
      return;
    }
    switch (kind) {
      case 'stem':
        current.stem.push(text);
        return;
      case 'options':
        add(current, 'options', text);
        return;
      case 'key':
        current.keys.push(text);
        current.field = 'keys';
        current.point = readNumber(text)?.number === 1 ? 1 : 0;
        return;
      case 'explanation':
        add(current, 'explanation', word.endsWith('依据') && text !== '' ? `${word}：${text}` : text);
        current.point = readNumber(text)?.number === 1 ? 1 : 0;
        return;
      case 'difficulty':
        current.difficulty = readDifficulty(text, word.includes('系数') && text.includes('.') ? 'facility' : 'steps') ?? current.difficulty!;
        break;
      case 'topic':
        (top ?? current).topic = text;
        break;
      case 'type':
        current.said = readType(text) === 'choice' ? current.said : readType(text) ?? current.said;
        break;
      case 'marks':
        break;
    }
    current.field = 'done';
  }

  function takeNumbered(piece: Piece, numbered: Numbered, index: number): void {
    if (inTable && takeAnswer(piece, numbered, index)) return;
    const heading = numbered.style.startsWith('chinese') && !beginsQuestion(pieces, index) ? readTopicHeading(piece.text) : undefined;
    if (heading !== undefined) {
      topic = heading;
      top = current = undefined;
    } else if (top === undefined) openTop(piece, numbered);
    else place(piece, numbered, index);
  }

  /** A numbered line among others: the next question, a sub-question, or a point of a list. */
  function place(piece: Piece, numbered: Numbered, index: number): void {
    const asks = beginsQuestion(pieces, index);
    if (numbered.style === 'row' || numbered.style === 'case') openTop(piece, numbered);
    else if (isCase(top!)) {
      const alike = numbered.style === top!.style && numbered.sign === top!.sign;
      const next = alike && numbered.number === top!.value + 1 && !(asks && numbered.number === (top!.questions.at(-1)?.value ?? 0) + 1);
      if (next) openTop(piece, numbered);
      else if (asks) openSub(piece, numbered);
      else append(piece);
    } else if (numbered.style === top!.style) {
      const listed = ['keys', 'explanation'].includes(top!.field) && !asks && (numbered.number === 1 || numbered.number === top!.point + 1);
      if (!listed && (asks || numbered.number === top!.value + 1)) openTop(piece, numbered);
      else append(piece, numbered.number);
    } else if (!asks) append(piece, numbered.number);
    else if (top!.field === 'stem' && numbered.number === 1) openSub(piece, numbered);
    else if (top!.field === 'stem') append(piece);
    else openTop(piece, numbered);
  }

  /** A numbered line below 参考答案. @returns false when it is a new question */
  function takeAnswer(piece: Piece, { number, text: written }: Numbered, index: number): boolean {
    const label = readLabel(written);
    const text = label?.kind === 'key' ? label.text : written;
    const { key, why } = partKey(text);
    if (text !== '' && readKey(key) === undefined && beginsQuestion(pieces, index)) {
      inTable = false;
      top = current = undefined;
      return false;
    }
    const target = answer(piece, number);
    top = current = target;
    if (target === undefined) return true;
    if (text !== '') target.keys.push(key);
    target.field = 'keys';
    if (why !== '') add(target, 'explanation', why);
    return true;
  }

  /** The question that an answer below belongs to. */
  function answer(piece: Piece, number: number): Draft | undefined {
    const alike = found.map(({ draft }) => draft).filter((draft) => draft.value === number && (tableSaid === undefined || draft.said === tableSaid));
    const open = alike.filter((draft) => draft.keys.length === 0);
    const choice = open.length > 0 ? open : alike;
    if (choice.length === 1) return choice[0];
    notes.push(`${piece.at}：答案表的第 ${number} 题${choice.length === 0 ? '找不到对应的试题' : '对应几道试题，看不出是哪一道'}，没有读入。`);
    return undefined;
  }

  function takeText(piece: Piece, index: number): void {
    const { text } = piece;
    if (ANSWER_HEADING.test(text) && answersFollow(pieces, index)) {
      inTable = true;
      tableSaid = undefined;
      top = current = undefined;
    } else if (piece.heading || (readTopicHeading(text) !== undefined && !beginsQuestion(pieces, index))) {
      topic = readTopicHeading(text) ?? text;
      if (TITLE.test(text)) topic = '';
      top = current = undefined;
    } else if (current === undefined && said === 'case' && !inTable) {
      openTop(piece, { style: 'case', number: 0, sign: '', text });
    } else if (!isNumbered && startsUnnumbered(piece, index)) {
      openTop(piece, { style: 'none', number: 0, sign: '', text });
    } else if (current !== undefined && top!.style === 'row' && top!.questions.length === 0 && isLooseNumber(piece, index)) {
      openSub(piece, { style: 'dot', number: Number.parseInt(text, 10), sign: '', text: text.replace(/^\d+/, '') });
    } else append(piece);
  }

  /**
   * `4适用……` directly above a key, in a case that stands in a row and has sub-questions of other numbers below: a number
   * that lost its sign.
   */
  function isLooseNumber({ text, cell }: Piece, index: number): boolean {
    const number = /^(\d{1,2})[\u3400-\u9fff]/.exec(text)?.[1];
    const next = nextPiece(pieces, index)?.mark;
    if (number === undefined || cell || top!.options.length + top!.keys.length > 0 || next?.kind !== 'label' || next.label.kind !== 'key') return false;
    const numbers: number[] = [];
    for (const { mark } of pieces.slice(index + 1)) {
      if (mark.kind === 'numbered' && mark.numbered.style === 'row') break;
      if (mark.kind === 'numbered') numbers.push(mark.numbered.number);
    }
    return numbers.length > 0 && !numbers.includes(Number(number));
  }

  /** In a file without numbers: a line after a complete question, or right above its first option. */
  function startsUnnumbered({ text }: Piece, index: number): boolean {
    if (inTable || TITLE.test(text)) return false;
    if (current === undefined) return true;
    const next = nextPiece(pieces, index)?.mark;
    const aboveOptions = next?.kind === 'option' && next.letter === 0;
    const hasKey = current.keys.length > 0;
    switch (current.field) {
      case 'stem':
        return afterBlank && beginsQuestion(pieces, index);
      case 'options':
        return afterBlank || (hasKey && aboveOptions);
      case 'keys':
        return current.options.length > 0 || readKey(current.keys.at(-1)!) !== undefined || (afterBlank && beginsQuestion(pieces, index));
      case 'explanation':
      case 'done':
        return afterBlank || aboveOptions;
    }
  }

  function append(piece: Piece, number?: number): void {
    if (current === undefined) {
      strays.push(piece);
      return;
    }
    const { field } = current;
    const last = current.keys.at(-1) ?? '';
    if (current.options.length === 0 && weakOptionLetter(piece.text) === 0 && secondOptionFollows(piece)) add(current, 'options', piece.text);
    else if (piece.cell && field !== 'explanation' && current.style === 'row' && readKey(piece.text) !== undefined) current.keys.push(piece.text);
    else if (field === 'stem' || field === 'options' || field === 'explanation') current[field].push(piece.text);
    else if (field === 'keys' && (last === '' || (current.options.length === 0 && readKey(last) === undefined))) {
      current.keys[current.keys.length - 1] = last === '' ? piece.text : `${last}\n${piece.text}`;
    } else strays.push(piece);
    if (number !== undefined) current.point = number;
  }

  function secondOptionFollows(piece: Piece): boolean {
    const next = nextPiece(pieces, pieces.indexOf(piece));
    return next !== undefined && (next.mark.kind === 'option' ? next.mark.letter === 1 : weakOptionLetter(next.text) === 1);
  }

  function openTop(piece: Piece, numbered: Numbered): void {
    inTable = false;
    top = current = draftOf(piece, numbered, numbered.style === 'case' ? 'case' : pending ?? said);
    pending = undefined;
    found.push({ draft: top, topic });
  }

  function openSub(piece: Piece, numbered: Numbered): void {
    current = draftOf(piece, numbered, undefined);
    top!.questions.push(current);
  }
}

const isCase = (draft: Draft): boolean => draft.said === 'case' || draft.style === 'case' || draft.style === 'row' || draft.questions.length > 0;

function add(draft: Draft, field: 'options' | 'explanation', text: string): void {
  if (text !== '') draft[field].push(text);
  draft.field = field;
  draft.point = 0;
}

function draftOf({ at }: Piece, { style, number, sign, text }: Numbered, said: SaidType | undefined): Draft {
  return {
    at, number: number === 0 ? '' : String(number), said, stem: text === '' ? [] : [text], options: [], keys: [], explanation: [],
    questions: [], style, sign, value: number, field: 'stem', point: 0,
  };
}

function rawOf({ at, number, said, stem, options, keys, explanation, topic, difficulty, questions }: Draft): RawQuestion {
  return {
    at, number, stem, options, keys: keys.filter((key) => key !== ''), explanation, questions: questions.map(rawOf),
    ...(said !== undefined && said !== 'choice' && { said }), ...(topic !== undefined && { topic }), ...(difficulty !== undefined && { difficulty }),
  };
}
