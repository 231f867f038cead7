import { jsonrepair } from 'jsonrepair';
import * as z from 'zod';

export type ReadAnswer<T> = { readonly isOk: true; readonly value: T } | { readonly isOk: false; readonly problem: string };

/** Ends the thoughts that a model writes before its answer; some chat templates swallow the tag that begins them. */
const END_OF_THOUGHTS = /<\/(?:think|thinking|thought|reasoning)>/gi;

/**
 * What a model wrote, as the form that was asked for. Thoughts, fences and words around the JSON are left out, slips in
 * it mended; JSON that breaks off is never completed.
 */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): ReadAnswer<T> {
  const answer = withoutThoughts(text);
  const start = answer.indexOf('{');
  const end = answer.lastIndexOf('}') + 1;
  if (start === -1 || end <= start) return { isOk: false, problem: answer.trim() === '' ? '回答是空的。' : '回答里没有完整的 JSON 对象。' };
  const json = answer.slice(start, end);
  const data = parse(json) ?? (isClosed(json) ? mend(json) : undefined);
  if (data === undefined) return { isOk: false, problem: '回答里的 JSON 不完整，或者读不出来。' };
  const read = schema.safeParse(data);
  return read.success ? { isOk: true, value: read.data } : { isOk: false, problem: z.prettifyError(read.error) };
}

function withoutThoughts(text: string): string {
  if (/^\s*\{/.test(text)) return text;
  const end = [...text.matchAll(END_OF_THOUGHTS)].at(-1);
  return end ? text.slice(end.index + end[0].length) : text;
}

/** Whether every bracket and every text that begins in it ends: what mends slips would also make half an answer whole. */
function isClosed(json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (const [token] of json.matchAll(/\\.|["{}[\]]/gs)) {
    if (token === '"') isInText = !isInText;
    else if (!isInText && token.length === 1) depth += token === '{' || token === '[' ? 1 : -1;
  }
  return depth === 0 && !isInText;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function mend(json: string): unknown {
  try {
    return parse(jsonrepair(json));
  } catch {
    return undefined;
  }
}
