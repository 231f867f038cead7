import OpenAI, { APIError } from 'openai';
import { asEndpointError, EndpointError, SILENT } from './endpoint-error.ts';
import { ALL_FEATURES, requestBody, withoutRefused, type Call, type Features } from './features.ts';
import { nothingReceived, readCompletion, type Received } from './read-completion.ts';
import type { ModelSettings } from './settings.ts';

export interface Endpoint {
  /**
   * Makes one request (more only where the endpoint does not take a part of the protocol) and reads the answer.
   * @param onSpent what was received, also of an answer that broke off: it is paid for
   * @returns the text of the answer
   * @throws EndpointError; anything when `signal` is aborted
   */
  complete(call: Call, signal: AbortSignal, onSpent: (received: Received) => Promise<void>): Promise<string>;
}

/** An OpenAI-compatible endpoint. What it refuses of the protocol is remembered for each model. */
export function openEndpoint(settings: ModelSettings, onWarning: (message: string) => void): Endpoint {
  const { baseUrl, apiKey, idleMs, timeoutMs } = settings;
  const { host } = new URL(baseUrl);
  // Nothing of the environment of another service, and no log of its own. Retries are ours: a broken stream is one too.
  const client = new OpenAI({
    baseURL: baseUrl, apiKey: apiKey ?? 'none', organization: null, project: null, adminAPIKey: null, webhookSecret: null,
    maxRetries: 0, timeout: timeoutMs, logLevel: 'off',
  });
  const taken = new Map<string, Features>();

  const request = async (call: Call, features: Features, signal: AbortSignal, onSpent: (received: Received) => Promise<void>): Promise<string> => {
    const silence = startSilence(features.stream === 'none' ? timeoutMs : idleMs);
    const received = nothingReceived();
    let isAccepted = false;
    try {
      const response = await client.chat.completions.create(requestBody(call, features), { signal: AbortSignal.any([signal, silence.signal]) }).asResponse();
      isAccepted = true;
      silence.heard();
      await readCompletion(response, client, received, silence.heard);
      return textOf(received);
    } catch (error) {
      signal.throwIfAborted();
      if (silence.signal.aborted) throw new EndpointError('timed-out', `模型服务 ${host} 超过 ${idleMs} 毫秒没有回音。`, SILENT);
      throw error;
    } finally {
      silence.stop();
      if (isAccepted) await onSpent(received);
    }
  };

  return {
    complete: async (call, signal, onSpent) => {
      const known = taken.get(call.model) ?? ALL_FEATURES;
      for (let features = known; ;) {
        try {
          const text = await request(call, features, signal, onSpent);
          if (features !== known) {
            taken.set(call.model, features);
            onWarning(`模型 ${call.model} 的服务不支持全部功能，改用：格式 ${features.format}，流式 ${features.stream}。`);
          }
          return text;
        } catch (error) {
          signal.throwIfAborted();
          const fewer = error instanceof APIError ? withoutRefused(features, error.status, `${error.param ?? ''} ${error.message}`) : undefined;
          if (!fewer) throw asEndpointError(error, host);
          features = fewer;
        }
      }
    },
  };
}

function textOf({ text, finish, refusal }: Received): string {
  if (refusal !== '') throw new EndpointError('refused', '模型拒绝回答。');
  if (finish === 'content_filter') throw new EndpointError('refused', '模型服务的内容审核拦下了回答。');
  if (finish === 'length') throw new EndpointError('bad-answer', '模型的回答写到长度上限，没有写完。');
  return text;
}

/** Aborts after so much time without a sign of life. */
function startSilence(ms: number): { signal: AbortSignal; heard(): void; stop(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, heard: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
