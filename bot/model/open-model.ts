import { estimateTokens, openBudget } from './budget.ts';
import type { ChatMessage, ChatModel, ChatResult, ModelFailure, Usage, UsageLedger } from './chat-model.ts';
import { EndpointError, GIVEN_UP } from './endpoint-error.ts';
import { openEndpoint } from './endpoint.ts';
import { openGate } from './gate.ts';
import { hideKey } from './hide-key.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { readAnswer } from './read-answer.ts';
import type { Received } from './read-completion.ts';
import { retrying } from './retry.ts';
import { jsonSchemaOf } from './schema-format.ts';
import type { ModelSettings } from './settings.ts';

export interface ModelOptions {
  /** Where the usage of a day is kept; in memory by default. */
  readonly ledger?: UsageLedger;
  readonly now?: () => Date;
  /** Told to the operator, in Chinese: the endpoint is left alone for a while, lacks a feature, was not accounted. */
  readonly onWarning?: (message: string) => void;
}

const CIRCUIT_PAUSE_MS = 30_000;
const FIRST_DELAY_MS = 500;
/** Of an answer that is shown to the model again. */
const LONGEST_ANSWER_SHOWN = 20_000;

/**
 * A language model behind any OpenAI-compatible `/chat/completions`. An answer that does not fit the form is asked for
 * once more; what an endpoint does in the meantime (refuses features, breaks off, falls silent, is away) is a retry or a
 * failure, never an exception.
 */
export function openModel(settings: ModelSettings, { ledger = createMemoryLedger(), now = () => new Date(), onWarning: onAnyWarning = () => {} }: ModelOptions = {}): ChatModel {
  const onWarning = (message: string): void => onAnyWarning(hideKey(message, settings.apiKey));
  const failed = <T>(failure: ModelFailure, detail: string): ChatResult<T> => ({ isOk: false, failure, detail: hideKey(detail, settings.apiKey) });
  const endpoint = openEndpoint(settings, onWarning);
  const budget = openBudget(settings, ledger, now, onWarning);
  const gate = openGate({ concurrency: settings.concurrency, circuitPauseMs: settings.circuitPauseMs ?? CIRCUIT_PAUSE_MS, onWarning });

  return {
    name: settings.model,
    ask: async (request) => {
      const model = request.isCheap ? settings.cheapModel : settings.model;
      const schema = jsonSchemaOf(request.schema);
      const deadline = performance.now() + settings.timeoutMs;
      const timeout = AbortSignal.timeout(settings.timeoutMs);
      const signal = AbortSignal.any([timeout, ...(request.signal ? [request.signal] : [])]);
      let usage: Usage = { model, inputTokens: 0, outputTokens: 0, cost: 0 };

      const complete = (messages: readonly ChatMessage[], tellsSchema: boolean): Promise<string> => {
        const call = { model, purpose: request.purpose, messages, schema, tellsSchema, ...(request.temperature !== undefined && { temperature: request.temperature }) };
        const onSpent = async (received: Received): Promise<void> => {
          usage = sum(usage, await budget.add(model, received.tokens ?? estimate(messages, received)));
        };
        const attempt = (): Promise<string> => endpoint.complete(call, signal, onSpent).catch((error: unknown) => {
          throw timeout.aborted && !request.signal?.aborted ? tooLong() : error;
        });
        return retrying(() => gate.pass(attempt, signal), { firstDelayMs: settings.firstDelayMs ?? FIRST_DELAY_MS, deadline, signal });
      };
      const tooLong = (): EndpointError => new EndpointError('timed-out', `模型 ${model} 在 ${settings.timeoutMs} 毫秒内没有答完。`, GIVEN_UP);

      try {
        signal.throwIfAborted();
        let messages = request.messages;
        for (let isSecond = false; ; isSecond = true) {
          const overBudget = await budget.problem();
          if (overBudget !== undefined) return failed('over-budget', overBudget);
          const text = await complete(messages, isSecond);
          const read = readAnswer(text, request.schema);
          if (read.isOk) return { isOk: true, value: read.value, usage };
          if (isSecond) return failed('bad-answer', `模型 ${model} 的回答不合要求：${read.problem}`);
          messages = [...request.messages, ...corrected(text, read.problem)];
        }
      } catch (error) {
        if (request.signal?.aborted) return failed('timed-out', '提问的一方取消了。');
        const cause = timeout.aborted ? tooLong() : error;
        if (cause instanceof EndpointError) return failed(cause.failure, cause.message);
        throw cause;
      }
    },
  };
}

function corrected(text: string, problem: string): ChatMessage[] {
  return [
    // An empty message is refused by some endpoints.
    { role: 'assistant', content: text.trim().slice(0, LONGEST_ANSWER_SHOWN).toWellFormed() || '（空）' },
    { role: 'user', content: `这个回答不能用：\n${problem}\n请改正，重新输出完整的回答。` },
  ];
}

function estimate(messages: readonly ChatMessage[], { text, thoughts }: Received): { inputTokens: number; outputTokens: number } {
  return { inputTokens: estimateTokens(messages.map(({ content }) => content).join('')), outputTokens: estimateTokens(text) + thoughts };
}

function sum(one: Usage, other: Usage): Usage {
  return {
    model: one.model,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    cost: one.cost + other.cost,
  };
}
