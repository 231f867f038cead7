import { Stream } from 'openai/streaming';
import type OpenAI from 'openai';
import * as z from 'zod';
import { AWAY, EndpointError } from './endpoint-error.ts';

/** What has come of an answer so far: filled while it is read, so that half an answer can be paid for. */
export interface Received {
  text: string;
  /** Characters of thoughts beside the answer, which are paid like it. */
  thoughts: number;
  refusal: string;
  /** Why the answer ended; undefined while it has not. */
  finish: string | undefined;
  tokens: { readonly inputTokens: number; readonly outputTokens: number } | undefined;
}

/** In characters; the longest form filled with care has a twentieth of it. */
const LONGEST_ANSWER = 200_000;
const LARGEST_BODY = 16_000_000;

const words = z.object({ content: z.string().nullish(), refusal: z.string().nullish(), reasoning_content: z.string().nullish(), reasoning: z.string().nullish() });
/** A chunk of a stream, or a whole answer: they differ in `delta` and `message`. */
const piece = z.object({
  choices: z.array(z.object({ delta: words.nullish(), message: words.nullish(), finish_reason: z.string().nullish() })).nullish(),
  usage: z.object({ prompt_tokens: z.number().min(0), completion_tokens: z.number().min(0) }).nullish().catch(undefined),
  error: z.unknown().optional(),
});

export function nothingReceived(): Received {
  return { text: '', thoughts: 0, refusal: '', finish: undefined, tokens: undefined };
}

/**
 * Reads the answer of an endpoint, streamed or whole, whichever it sends.
 * @param onBytes at each sign of life
 * @throws EndpointError when it is no answer, too long, or ends before it is finished
 */
export async function readCompletion(response: Response, client: OpenAI, received: Received, onBytes: () => void): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  const body = watched(response, onBytes);
  if (type.includes('event-stream')) {
    for await (const data of Stream.fromSSEResponse<unknown>(body, new AbortController(), client)) take(received, data);
  } else {
    take(received, parse(await body.text(), type));
  }
  if (!received.finish) throw new EndpointError('unreachable', '模型服务的回答没有说完就断了。', AWAY);
}

function take(received: Received, data: unknown): void {
  const read = piece.safeParse(data);
  if (!read.success) throw new EndpointError('bad-answer', '模型服务的回答不是对话补全的格式，请检查 LLM_BASE_URL。');
  const { choices, usage, error } = read.data;
  if (error !== undefined && error !== null) throw new EndpointError('unreachable', '模型服务在回答里报错。', AWAY);
  if (usage && usage.prompt_tokens > 0) received.tokens = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
  const choice = choices?.[0];
  const said = choice?.delta ?? choice?.message;
  received.text += said?.content ?? '';
  received.refusal += said?.refusal ?? '';
  received.thoughts += (said?.reasoning_content ?? said?.reasoning ?? '').length;
  // Some servers send an empty reason with every chunk.
  if (choice?.finish_reason) received.finish = choice.finish_reason;
  if (received.text.length > LONGEST_ANSWER) throw new EndpointError('bad-answer', `模型的回答超过 ${LONGEST_ANSWER} 字，没有读完。`);
}

function parse(text: string, type: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EndpointError('bad-answer', `模型服务回的不是 JSON（${type.slice(0, 50) || '没有类型'}），请检查 LLM_BASE_URL。`);
  }
}

function watched(response: Response, onBytes: () => void): Response {
  let bytes = 0;
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      onBytes();
      bytes += chunk.length;
      if (bytes > LARGEST_BODY) throw new EndpointError('bad-answer', '模型服务的回答太大，没有读完。');
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(watch) ?? null, { headers: response.headers });
}
