import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answered } from './behaviour.ts';

/** What of a request the stand-in and its tests look at. */
export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly name: string; readonly strict: boolean; readonly schema: Record<string, unknown> } };
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly temperature?: number;
}

const PIECE = 7;

/** The answer as one JSON body. */
export function sendWhole(response: ServerResponse, request: CompletionRequest, text: string, { finish = 'stop', refusal, thoughts }: Answered, countsTokens: boolean): void {
  const message = { role: 'assistant', content: refusal === undefined ? text : null, ...(refusal !== undefined && { refusal }), ...(thoughts !== undefined && { reasoning_content: thoughts }) };
  sendJson(response, 200, {
    ...headOf(request, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: finish }],
    ...(countsTokens && { usage: usageOf(request, text) }),
  });
}

/** The answer in pieces; the last ones hold the reason of its end and, where asked for, the tokens. */
export async function sendStream(response: ServerResponse, request: CompletionRequest, text: string, about: Answered, countsTokens: boolean): Promise<void> {
  const { finish = 'stop', refusal, thoughts } = about;
  const send = (choices: readonly object[], more: object = {}): void => writeEvent(response, { ...headOf(request, 'chat.completion.chunk'), choices, ...more });
  beginStream(response);
  send([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  if (thoughts !== undefined) send([{ index: 0, delta: { reasoning_content: thoughts }, finish_reason: null }]);
  if (refusal !== undefined) send([{ index: 0, delta: { refusal }, finish_reason: null }]);
  await sendPieces(response, request, refusal === undefined ? text : '', about.pauseMs);
  send([{ index: 0, delta: {}, finish_reason: finish }]);
  if (countsTokens && request.stream_options?.include_usage) send([], { usage: usageOf(request, text) });
  response.end('data: [DONE]\n\n');
}

/** Pieces of an answer and nothing after them. */
export async function sendPieces(response: ServerResponse, request: CompletionRequest, text: string, pauseMs?: number): Promise<void> {
  const size = Math.max(PIECE, Math.ceil(text.length / 100));
  for (let start = 0; start < text.length; start += size) {
    if (pauseMs !== undefined) await pause(pauseMs);
    writeEvent(response, { ...headOf(request, 'chat.completion.chunk'), choices: [{ index: 0, delta: { content: text.slice(start, start + size) }, finish_reason: null }] });
  }
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(': keep-alive\n\n');
}

export function sendJson(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** What the stand-in counts: a token a character. */
export function usageOf({ messages }: CompletionRequest, text: string) {
  const prompt = messages.reduce((length, { content }) => length + content.length, 0);
  return { prompt_tokens: prompt, completion_tokens: text.length, total_tokens: prompt + text.length };
}

function headOf({ model }: CompletionRequest, object: string) {
  return { id: 'chatcmpl-stand-in', object, created: 0, model };
}

function writeEvent(response: ServerResponse, data: object): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}
