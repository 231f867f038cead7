import { todayInChina } from '../today.ts';
import type { Usage, UsageLedger } from './chat-model.ts';
import type { ModelSettings } from './settings.ts';

export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface Budget {
  /** Why the model must not be asked now, in Chinese; undefined when it may. */
  problem(): Promise<string | undefined>;
  /** Writes down what a request used. */
  add(model: string, tokens: Tokens): Promise<Usage>;
}

const MILLION = 1_000_000;

/**
 * The caps of a calendar day in China and what counts towards them. Requests that are under way when a cap is reached
 * are finished. A ledger that cannot be read stops the model where a cap is set: the money is not ours.
 */
export function openBudget(settings: ModelSettings, ledger: UsageLedger, now: () => Date, onWarning: (message: string) => void): Budget {
  const { dailyCap, dailyTokens, inputPrice, outputPrice } = settings;
  return {
    problem: async () => {
      const day = todayInChina(now());
      try {
        if (dailyCap !== undefined && (await ledger.spent(day)) >= dailyCap) return `今天的模型费用已到上限 ${dailyCap}（LLM_DAILY_CAP）。`;
        if (dailyTokens !== undefined && (await ledger.tokens(day)) >= dailyTokens) return `今天的模型用量已到上限 ${dailyTokens} token（LLM_DAILY_TOKENS）。`;
        return undefined;
      } catch {
        return '读不到今天的模型用量，不敢超支，先不用模型。';
      }
    },
    add: async (model, { inputTokens, outputTokens }) => {
      const usage = { model, inputTokens, outputTokens, cost: (inputTokens * inputPrice + outputTokens * outputPrice) / MILLION };
      try {
        await ledger.add(todayInChina(now()), usage);
      } catch {
        onWarning(`模型 ${model} 的用量没有记下（输入 ${inputTokens}，输出 ${outputTokens} token）。`);
      }
      return usage;
    },
  };
}

/** Tokens of a text where the endpoint does not count them, rather too many: one for an ideograph, one for three other characters. */
export function estimateTokens(text: string): number {
  const ideographs = text.match(/\p{Script=Han}|[\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0;
  return ideographs + Math.ceil(([...text].length - ideographs) / 3);
}
