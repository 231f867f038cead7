import * as z from 'zod';
import { isSameFigure, readFigures } from '../../knowledge/verify/figures.ts';
import { loadPrompt } from '../../prompts/load-prompt.ts';
import type { ChatModel } from '../model/chat-model.ts';
import { rewriteFollowUp } from '../understand/follow-up.ts';
import type { Turn } from './conversation.ts';

/** A message as a question that stands on its own, with what the turns before add to it. */
export type Standalone = (message: string, turns: readonly Turn[]) => Promise<string>;

const rewritten = z.object({ isFollowUp: z.boolean(), standalone: z.string() });

/** With a model it rewrites what leans on earlier turns; without one, or when it fails, law, topic and parties are carried over. */
export function createStandalone(model: ChatModel | undefined): Standalone {
  return async (message, turns) => {
    const carried = rewriteFollowUp(message, turns);
    if (!model || turns.length === 0 || !carried.isFollowUp) return carried.standalone;
    const prompt = loadPrompt('rewrite-question');
    const conversation = turns.map((turn) => `问：${turn.message}\n答：${turn.laws.map((law) => `《${law}》`).join('、') || '（没有引用条文）'}`).join('\n');
    const result = await model.ask({ purpose: 'rewrite', messages: await prompt.render({ conversation, message }), schema: rewritten, isCheap: true });
    const said = result.isOk && result.value.isFollowUp ? result.value.standalone.trim() : '';
    return said === '' || bringsFigure(said, [message, ...turns.flatMap((turn) => [turn.message, turn.standalone])].join('\n')) ? carried.standalone : said;
  };
}

/** What the question says, the resident has said: the gate lets a draft repeat its figures. */
function bringsFigure(said: string, told: string): boolean {
  const known = readFigures(told);
  return readFigures(said).some((figure) => !known.some((one) => isSameFigure(one, figure)));
}
