import { refusalInWords } from '../../../exam/sitting/wording.ts';
import { refuse } from '../refuse.ts';
import type { WebContext } from '../web-context.ts';

/** A refusal of the exam's core as an answer: what was asked for can be understood, and cannot be now. */
export const refuseAs = (c: WebContext, { refusal }: { readonly refusal: string }): Response => refuse(c, 409, refusal, refusalInWords(refusal));
