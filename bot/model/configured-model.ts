import type { ChatModel } from './chat-model.ts';
import { openModel, type ModelOptions } from './open-model.ts';
import { readModelSettings } from './settings.ts';

/**
 * The model that the environment asks for (`LLM_BASE_URL`, `LLM_MODEL`, …); undefined where it names none.
 * @throws an Error named ConfigError when a variable cannot be used
 */
export function openConfiguredModel(environment: NodeJS.ProcessEnv, options: ModelOptions): ChatModel | undefined {
  const settings = readModelSettings(environment);
  return settings && openModel(settings, options);
}
