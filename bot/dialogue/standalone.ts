import * as z from 'zod';
import { loadPrompt } from '../../prompts/load-prompt.ts';
import type { ChatModel } from '../model/chat-model.ts';
import { rewriteFollowUp, type FollowUp } from '../understand/follow-up.ts';
import type { Turn } from './conversation.ts';

/** A message as a question that stands on its own, with what the turns before add to it. */
export type Standalone = (message: string, turns: readonly Turn[]) => Promise<FollowUp>;

const rewritten = z.object({ isFollowUp: z.boolean(), standalone: z.string() });

/** With a model it rewrites what leans on earlier turns; without one, or when it fails, law, topic and parties are carried over. */
export function createStandalone(model: ChatModel | undefined): Standalone {
  return async (message, turns) => {
    const carried = rewriteFollowUp(message, turns);
    if (!model || !carried.isFollowUp) return carried;
    const prompt = loadPrompt('rewrite-question');
    const conversation = turns.map((turn) => `问：${turn.message}\n答：${turn.laws.map((law) => `《${law}》`).join('、') || '（没有引用条文）'}`).join('\n');
    const result = await model.ask({ purpose: 'rewrite', messages: await prompt.render({ conversation, message }), schema: rewritten, isCheap: true, ...(prompt.temperature !== undefined && { temperature: prompt.temperature }) });
    const said = result.isOk && result.value.isFollowUp ? result.value.standalone.trim() : '';
    return said === '' ? carried : { isFollowUp: true, standalone: said };
  };
}
