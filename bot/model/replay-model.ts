import type { ModelCall } from '../consult/consultation.ts';
import type { ChatModel } from './chat-model.ts';

/** A model that answers with what another one answered before, call by call; for giving a recorded answer again. */
export function replayModel(name: string, calls: readonly ModelCall[]): ChatModel {
  const left = [...calls];
  return {
    name,
    ask: ({ purpose, schema }) => {
      const call = left.shift();
      const read = call?.purpose === purpose ? schema.safeParse(call.value) : undefined;
      return Promise.resolve(read?.success
        ? { isOk: true, value: read.data, usage: call!.usage ?? { model: name, inputTokens: 0, outputTokens: 0, cost: 0 } }
        : { isOk: false, failure: 'bad-answer', detail: call?.failure ?? '记录里没有这一步' });
    },
  };
}
