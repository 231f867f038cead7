import * as z from 'zod';
import type { ChatRequest } from '../../../bot/model/chat-model.ts';
import { openModel, type ModelOptions } from '../../../bot/model/open-model.ts';
import type { ModelSettings } from '../../../bot/model/settings.ts';
import { startOpenAi, type OpenAiOptions, type OpenAiScript } from '../../support/openai-stand-in.ts';

/** A key that no endpoint knows. */
export const KEY = 'sk-test-0123456789';
export const FORM = z.object({ conclusion: z.string(), office: z.string().nullable().default(null), count: z.int() });
export const FILLED = { conclusion: '“可以”要求补发 <工资>', office: null, count: 2 };

export const QUESTION: ChatRequest<z.infer<typeof FORM>> = {
  purpose: 'draft',
  messages: [{ role: 'system', content: '你是助手。' }, { role: 'user', content: '老板不发工资怎么办？' }],
  schema: FORM,
};

/** A model behind a stand-in, that it asks again soon. */
export async function modelOn(
  script: OpenAiScript, { server: serverOptions = {}, settings = {}, options = {} }: { server?: OpenAiOptions; settings?: Partial<ModelSettings>; options?: ModelOptions } = {},
) {
  const server = await startOpenAi(script, { apiKey: KEY, ...serverOptions });
  const warnings: string[] = [];
  const model = openModel({
    baseUrl: server.baseUrl, model: 'large', cheapModel: 'small', apiKey: KEY, timeoutMs: 5000, idleMs: 2000, concurrency: 4, inputPrice: 2, outputPrice: 8,
    firstDelayMs: 5, ...settings,
  }, { onWarning: (message) => void warnings.push(message), ...options });
  return { model, server, warnings };
}
