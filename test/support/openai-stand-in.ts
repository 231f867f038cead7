import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import type { Behaviour } from './openai-stand-in/behaviour.ts';
import { beginStream, sendJson, sendPieces, sendStream, sendWhole, type CompletionRequest } from './openai-stand-in/completion.ts';
import { refusalOf, type Part } from './openai-stand-in/refusals.ts';

export interface OpenAiOptions {
  /** Any other key is refused, and repeated in the refusal, as some servers do. */
  readonly apiKey?: string;
  readonly refuses?: readonly Part[];
  /** Says how many tokens were used, where it is asked to. */
  readonly countsTokens?: boolean;
}

export interface OpenAiRequest {
  readonly path: string;
  /** Without the key. */
  readonly headers: IncomingHttpHeaders;
  readonly body: CompletionRequest;
  /** Answered by the script: neither the key nor a part of the protocol was refused. */
  readonly isServed: boolean;
}

export interface OpenAiServer {
  /** With `/v1`, as `LLM_BASE_URL` wants it. */
  readonly baseUrl: string;
  /** Requests so far, oldest first. */
  readonly requests: readonly OpenAiRequest[];
  /** Of them, those that are being answered. */
  readonly underWay: number;
  stop(): Promise<void>;
}

/** What is done with each served request: one after the other, the last one ever after; or by request and number from 0. */
export type OpenAiScript = Behaviour | readonly [Behaviour, ...Behaviour[]] | ((body: CompletionRequest, number: number) => Behaviour);

/** An OpenAI-compatible `/v1/chat/completions`, streamed and whole, that does what the script says. Ends with the test. */
export async function startOpenAi(script: OpenAiScript, { apiKey, refuses = [], countsTokens = true }: OpenAiOptions = {}): Promise<OpenAiServer> {
  const requests: OpenAiRequest[] = [];
  const mistakes: string[] = [];
  let served = 0;
  let underWay = 0;

  const server = createServer((request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    void (async () => {
      const { authorization, ...headers } = request.headers;
      const body = JSON.parse(await text(request)) as CompletionRequest;
      const key = authorization?.replace(/^Bearer /, '') ?? '';
      const problem = apiKey !== undefined && key !== apiKey ? { status: 401, message: `Incorrect API key provided: ${key}.` }
        : request.url !== '/v1/chat/completions' ? { status: 404, message: `no such route: ${request.url}` }
        : { status: 400, message: refusalOf(body, refuses) };
      requests.push({ path: request.url!, headers, body, isServed: problem.message === undefined });
      if (problem.message !== undefined) return sendJson(response, problem.status, { error: { message: problem.message, type: 'invalid_request_error' } });
      await behave(response, body, behaviourOf(script, body, served++));
    })();
  });

  const behave = async (response: ServerResponse, body: CompletionRequest, behaviour: Behaviour): Promise<void> => {
    switch (behaviour.kind) {
      case 'status': return sendJson(response, behaviour.status, { error: { message: behaviour.message } }, behaviour.headers);
      case 'other': return void response.writeHead(200, { 'content-type': behaviour.type }).end(behaviour.body);
      case 'half':
        beginStream(response);
        await sendPieces(response, body, behaviour.text);
        return void (behaviour.breaks ? setTimeout(() => response.destroy(), 5) : response.end());
      case 'silence':
        if (behaviour.where === 'middle') {
          beginStream(response);
          await sendPieces(response, body, '{"');
        }
        return void setTimeout(() => response.destroy(), behaviour.ms).unref();
      case 'answer': {
        const schema = body.response_format?.json_schema?.schema;
        if (behaviour.about.value !== undefined && schema !== undefined) {
          const fits = z.fromJSONSchema(schema).safeParse(behaviour.about.value);
          if (!fits.success) mistakes.push(`the script answers what the schema does not allow: ${z.prettifyError(fits.error)}`);
        }
        return body.stream ? sendStream(response, body, behaviour.text, behaviour.about, countsTokens) : sendWhole(response, body, behaviour.text, behaviour.about, countsTokens);
      }
    }
  };

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const stop = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  onTestFinished(async () => {
    await stop();
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get underWay() {
      return underWay;
    },
    stop,
  };
}

function behaviourOf(script: OpenAiScript, body: CompletionRequest, number: number): Behaviour {
  if (typeof script === 'function') return script(body, number);
  if ('kind' in script) return script;
  return script[Math.min(number, script.length - 1)]!;
}
