import type { ChatModel } from './chat-model.ts';
import type { ModelOptions } from './open-model.ts';
import { readModelSettings } from './settings.ts';

/**
 * The model that the environment asks for (`LLM_BASE_URL`, `LLM_MODEL`, …); undefined where it names none.
 * @throws an Error named ConfigError when a variable cannot be used
 */
export async function openConfiguredModel(environment: NodeJS.ProcessEnv, options: ModelOptions): Promise<ChatModel | undefined> {
  const settings = readModelSettings(environment);
  if (!settings) return undefined;
  // The client is loaded only where it is wanted: a question in the terminal should not wait for it.
  const { openModel } = await import('./open-model.ts');
  return openModel(settings, options);
}
