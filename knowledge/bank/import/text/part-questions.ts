import type { Numbered } from '../question-numbers.ts';
import { readKey } from '../read-key.ts';
import { readType } from '../read-type.ts';
import type { SaidType } from '../read-type.ts';
import { readAnswerTable } from './answer-table.ts';
import type { TableAnswer } from './answer-table.ts';
import { answeredQuestion, beginsAnswers } from './answers-below.ts';
import type { FoundQuestion } from './answers-below.ts';
import { addLine, isCase, questionDraft, rawQuestion } from './question-draft.ts';
import type { QuestionDraft } from './question-draft.ts';
import { readTopicHeading, readTypeHeading } from './question-headings.ts';
import type { TypeHeading } from './question-headings.ts';
import { partKey, readLabel } from './question-labels.ts';
import type { Labelled } from './question-labels.ts';
import type { QuestionLine } from './question-line.ts';
import { answersFollow, asks, beginsQuestion, isTable, nextPiece, questionPieces } from './question-pieces.ts';
import type { Piece } from './question-pieces.ts';
import { areNumbered, dottedNumber, looseNumber, startsUnnumbered, startsWeakOptions } from './question-starts.ts';
import type { RawQuestion } from './raw-question.ts';
import { takeLabel } from './take-label.ts';
import { isTitle, unreadNotes } from './unread-text.ts';
import type { UnreadText } from './unread-text.ts';

export interface PartedQuestion {
  readonly raw: RawQuestion;
  /** From the headings above it; '' where there is none. */
  readonly topic: string;
}

export interface PartedQuestions {
  readonly questions: readonly PartedQuestion[];
  /** What belongs to no question, and what could not be understood of one; in Chinese. */
  readonly notes: readonly string[];
}

const ANSWER_HEADING = /^[^。；，,？?]{0,30}(?:参考|标准|试题|正确)?答案(?:及|与|和)?(?:解析|详解|部分|要点)?\s*[:：]?$/;

/**
 * Finds the questions in the lines of a file: where each begins and which of its lines are what. Nothing is checked
 * here: a question that lacks something comes out without it.
 *
 * @param saidOfFile the type where no heading says another
 */
export function partQuestions(lines: readonly QuestionLine[], saidOfFile?: SaidType): PartedQuestions {
  const parting = new Parting(questionPieces(lines), saidOfFile);
  return parting.run();
}

class Parting {
  readonly #pieces: readonly Piece[];
  readonly #saidOfFile: SaidType | undefined;
  readonly #isNumbered: boolean;
  readonly #found: FoundQuestion[] = [];
  readonly #strays: UnreadText[] = [];
  readonly #notes: string[] = [];
  /** Of the headings above. */
  #topic = '';
  #said: SaidType | undefined;
  #section = '';
  /** The type that a line above a question says. */
  #pending: SaidType | undefined;
  /** The question at hand, and its sub-question if it is a case; what lines below belong to. */
  #top: QuestionDraft | undefined;
  #current: QuestionDraft | undefined;
  /** Below 参考答案, and the section whose answers they are. */
  #inTable = false;
  #tableOf: TypeHeading | undefined;

  constructor(pieces: readonly Piece[], saidOfFile: SaidType | undefined) {
    this.#pieces = pieces;
    this.#saidOfFile = saidOfFile;
    this.#said = saidOfFile;
    this.#isNumbered = areNumbered(pieces);
  }

  run(): PartedQuestions {
    for (const index of this.#pieces.keys()) this.#take(index);
    const isProse = ({ style, options, keys, stem }: QuestionDraft): boolean => style === 'none' && options.length + keys.length === 0 && !stem.some(asks);
    const prose = this.#found.filter(({ draft }) => isProse(draft)).map(({ draft }) => ({ at: draft.at, text: draft.stem.join('') }));
    return {
      questions: this.#found.filter(({ draft }) => !isProse(draft)).map(({ draft, topic }) => ({ raw: rawQuestion(draft), topic })),
      notes: [...unreadNotes([...this.#strays, ...prose]), ...this.#notes],
    };
  }

  #take(index: number): void {
    const piece = this.#pieces[index]!;
    const { mark, text } = piece;
    const current = this.#current;
    switch (mark.kind) {
      case 'blank':
        return;
      case 'heading':
        return this.#heading(mark.type, index);
      case 'table':
        return this.#table(piece, mark.answers);
      case 'label':
        return this.#label(piece, mark.label, index);
      case 'numbered':
        return this.#numbered(piece, mark.numbered, index);
      case 'option':
        if (current === undefined || this.#inTable) this.#strays.push(piece);
        else if (current.field === 'explanation' && current.options.length > 0) current.explanation.push(text);
        else addLine(current, 'options', text);
        return;
      case 'text':
        return this.#text(piece, index);
    }
  }

  /** A heading of a type; below 参考答案 it names the section that the answers belong to, as long as answers follow. */
  #heading(type: TypeHeading, index: number): void {
    const { said, name } = type;
    this.#inTable ||= isTable(nextPiece(this.#pieces, index)?.mark);
    const isOpen = (draft: QuestionDraft): boolean => draft.said === said && draft.keys.length === 0;
    this.#inTable &&= answersFollow(this.#pieces, index) || (said !== undefined && this.#found.some(({ draft }) => isOpen(draft)));
    if (this.#inTable) this.#tableOf = type;
    else {
      this.#said = said ?? this.#saidOfFile;
      this.#section = name;
    }
    this.#close();
  }

  #close(): void {
    this.#top = this.#current = undefined;
  }

  #openTable(of = ''): void {
    this.#inTable = true;
    this.#tableOf = readTypeHeading(of);
    this.#close();
  }

  #beginsAnswers(index: number): boolean {
    // Below a case they answer its own questions.
    const found = (this.#top?.questions.length ?? 0) === 0 ? this.#found : [];
    return beginsAnswers(this.#pieces, index, found, this.#section);
  }

  #table(piece: Piece, answers: readonly TableAnswer[] | undefined): void {
    const asked = this.#top?.questions ?? [];
    this.#inTable = asked.length === 0;
    if (answers === undefined) this.#notes.push(`${piece.at}：答案表的题号与答案个数对不上：“${piece.text.slice(0, 30)}”。`);
    for (const answer of answers ?? []) {
      (asked.find(({ number }) => number === answer.number) ?? this.#answered(piece, answer.number))?.keys.push(answer.key);
    }
  }

  /** The question that an answer in a table belongs to. */
  #answered({ at }: Piece, number: number): QuestionDraft | undefined {
    const answered = answeredQuestion(this.#found, number, this.#tableOf);
    if (typeof answered !== 'string') return answered;
    this.#notes.push(`${at}：答案表的第 ${number} 题${answered === 'none' ? '找不到对应的试题' : '对应几道试题，看不出是哪一道'}，没有读入。`);
    return undefined;
  }

  #label(piece: Piece, { kind, text, word }: Labelled, index: number): void {
    const table = kind === 'key' ? readAnswerTable(text) : undefined;
    const current = this.#current;
    if (table !== undefined && (table.answers?.length ?? 0) > 1) return this.#table(piece, table.answers);
    if (kind === 'key' && text === '' && this.#beginsAnswers(index)) return this.#openTable();
    if (kind === 'stem' && (current === undefined || (!this.#isNumbered && current.stem.length > 0))) return this.#open(piece, unnumbered(text));
    if (kind === 'type' && (current === undefined || current.keys.length > 0)) {
      this.#pending = readType(text);
      return this.#close();
    }
    if (current === undefined) this.#strays.push(piece);
    else {
      const trouble = takeLabel(current, this.#top ?? current, { kind, text, word });
      if (trouble !== undefined) this.#notes.push(`${piece.at}：${trouble}`);
    }
  }

  #numbered(piece: Piece, numbered: Numbered, index: number): void {
    if (this.#inTable && this.#answer(piece, numbered, index)) return;
    if (!this.#isNumbered && numbered.style !== 'case' && numbered.style !== 'row') return this.#text(piece, index);
    const type = readTypeHeading(numbered.text);
    if (type?.rest === '' && nextPiece(this.#pieces, index)?.mark.kind === 'numbered') return this.#heading(type, index);
    const isQuestion = beginsQuestion(this.#pieces, index);
    const topic = numbered.style.startsWith('chinese') && !isQuestion ? readTopicHeading(piece.text) : undefined;
    if (topic !== undefined) {
      this.#topic = topic;
      this.#close();
    } else if (this.#top === undefined) this.#open(piece, numbered);
    else this.#place(piece, numbered, index, this.#top, isQuestion);
  }

  /** A numbered line below 参考答案. @returns false when it is a new question */
  #answer(piece: Piece, { number, text: written }: Numbered, index: number): boolean {
    const label = readLabel(written);
    const text = label?.kind === 'key' ? label.text : written;
    const { key, why } = partKey(text);
    if (text !== '' && readKey(key) === undefined && beginsQuestion(this.#pieces, index)) {
      this.#inTable = false;
      this.#close();
      return false;
    }
    const target = this.#answered(piece, number);
    this.#top = this.#current = target;
    if (target === undefined) return true;
    if (text !== '') target.keys.push(key);
    target.field = 'keys';
    if (why !== '') addLine(target, 'explanation', why);
    return true;
  }

  /** A numbered line among others: the next question, a sub-question, or a point of a list. */
  #place(piece: Piece, numbered: Numbered, index: number, top: QuestionDraft, isQuestion: boolean): void {
    const { style, sign, number } = numbered;
    const isNext = number === top.number + 1;
    // `3000 吨` at the beginning of a wrapped line is no number of a question.
    if (sign.trim() === '' && style === 'dot' && !isNext && number !== (top.questions.at(-1)?.number ?? 0) + 1) return this.#append(piece, index);
    if (style === 'row' || style === 'case') this.#open(piece, numbered);
    else if (isCase(top)) {
      const isNextSub = isQuestion && number === (top.questions.at(-1)?.number ?? 0) + 1;
      if (style === top.style && sign === top.sign && isNext && !isNextSub) this.#open(piece, numbered);
      else if (isQuestion) this.#openSub(piece, numbered, top);
      else this.#append(piece, index);
    } else if (style === top.style) {
      const isPoint = ['keys', 'explanation'].includes(top.field) && !isQuestion && (number === 1 || number === top.point + 1);
      if (!isPoint && (isQuestion || isNext)) this.#open(piece, numbered);
      else this.#append(piece, index, number);
    } else if (!isQuestion) this.#append(piece, index, number);
    else if (top.field !== 'stem') this.#open(piece, numbered);
    else if (number === 1) this.#openSub(piece, numbered, top);
    else this.#append(piece, index);
  }

  #text(piece: Piece, index: number): void {
    const { text } = piece;
    const topic = beginsQuestion(this.#pieces, index) ? undefined : readTopicHeading(text);
    const loose = looseNumber(this.#pieces, index, this.#top);
    const late = this.#isNumbered && (this.#top?.keys.length ?? 0) > 0 && !this.#inTable ? dottedNumber(text) : undefined;
    const startsCase = this.#current === undefined && this.#said === 'case';
    if (ANSWER_HEADING.test(text) && this.#beginsAnswers(index)) this.#openTable(text.replace(/(?:参考|标准|正确)?答案.*$/, ''));
    else if (piece.heading || topic !== undefined) {
      this.#topic = isTitle(text) ? '' : (topic ?? text);
      this.#close();
    } else if (late !== undefined && late.number === this.#top!.number + 1 && beginsQuestion(this.#pieces, index)) {
      this.#open(piece, { style: this.#top!.style, sign: this.#top!.sign, ...late });
    } else if (startsCase && !this.#inTable) this.#open(piece, { ...unnumbered(text), style: 'case' });
    else if (!this.#isNumbered && !this.#inTable && !isTitle(text) && startsUnnumbered(this.#pieces, index, this.#current)) {
      this.#open(piece, unnumbered(text));
    } else if (loose !== undefined) this.#openSub(piece, { style: 'dot', number: loose, sign: '', text: text.replace(/^\d+/, '') }, this.#top!);
    else this.#append(piece, index);
  }

  /** A line without a mark belongs to what stands above it. */
  #append(piece: Piece, index: number, point?: number): void {
    const current = this.#current;
    if (current === undefined) {
      this.#strays.push(piece);
      return;
    }
    const { field } = current;
    const last = current.keys.at(-1) ?? '';
    if (current.options.length === 0 && startsWeakOptions(this.#pieces, index)) addLine(current, 'options', piece.text);
    else if (piece.cell && field !== 'explanation' && current.style === 'row' && readKey(piece.text) !== undefined) current.keys.push(piece.text);
    else if (field === 'stem' || field === 'options' || field === 'explanation') current[field].push(piece.text);
    else if (field === 'keys' && (last === '' || (current.options.length === 0 && readKey(last) === undefined))) {
      current.keys[current.keys.length - 1] = last === '' ? piece.text : `${last}\n${piece.text}`;
    } else this.#strays.push(piece);
    if (point !== undefined) current.point = point;
  }

  #open({ at }: Piece, numbered: Numbered): void {
    this.#inTable = false;
    this.#top = this.#current = questionDraft(at, numbered, numbered.style === 'case' ? 'case' : (this.#pending ?? this.#said));
    this.#pending = undefined;
    this.#found.push({ draft: this.#top, topic: this.#topic, section: this.#section });
  }

  #openSub({ at }: Piece, numbered: Numbered, top: QuestionDraft): void {
    this.#current = questionDraft(at, numbered, undefined);
    top.questions.push(this.#current);
  }
}

const unnumbered = (text: string): Numbered => ({ style: 'none', number: 0, sign: '', text });
