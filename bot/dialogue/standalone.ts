import * as z from 'zod';
import { isSameFigure, readFigures } from '../../knowledge/verify/figures.ts';
import { loadPrompt } from '../../prompts/load-prompt.ts';
import { triage } from '../understand/triage.ts';
import type { ChatModel } from '../model/chat-model.ts';
import { NEW_MATTER } from '../understand/follow-up-words.ts';
import { leanOn, rewriteFollowUp, type FollowUp } from '../understand/follow-up.ts';
import type { Turn } from './conversation.ts';

/** A message as a question that stands on its own, with what the turns before add to it. */
export type Standalone = (message: string, turns: readonly Turn[]) => Promise<FollowUp>;

const rewritten = z.object({ isFollowUp: z.boolean(), standalone: z.string() });

/** A longer message tells a matter of its own. */
const LONGEST_LEANING = 20;

/**
 * With a model it rewrites what leans on earlier turns; without one, or when it fails, law, topic and parties are carried over.
 * A short message of which search makes nothing on its own (老板说我是临时工) is taken for more of the same matter.
 * @param isClear whether search finds what a question on its own is about
 */
export function createStandalone(model: ChatModel | undefined, isClear: (question: string) => Promise<boolean>): Standalone {
  return async (message, turns) => {
    const byWords = rewriteFollowUp(message, turns);
    const last = turns.at(-1);
    const isMore = !byWords.isFollowUp && last && !NEW_MATTER.test(message) && message.length <= LONGEST_LEANING && triage(message).kind === 'legal' && !await isClear(byWords.standalone);
    const carried = isMore ? leanOn(last, message) : byWords;
    if (!model || !carried.isFollowUp) return carried;
    const prompt = loadPrompt('rewrite-question');
    const conversation = turns.map((turn) => `问：${turn.message}\n答：${turn.laws.map((law) => `《${law}》`).join('、') || '（没有引用条文）'}`).join('\n');
    const result = await model.ask({
      purpose: 'rewrite', messages: await prompt.render({ conversation, message }), schema: rewritten, isCheap: true,
      ...(prompt.temperature !== undefined && { temperature: prompt.temperature }),
    });
    const said = result.isOk && result.value.isFollowUp ? result.value.standalone.trim() : '';
    const isFaithful = said !== '' && !bringsFigure(said, [message, ...turns.flatMap((turn) => [turn.message, turn.standalone])].join('\n'));
    return isFaithful ? { isFollowUp: true, standalone: said } : carried;
  };
}

/** What the question says, the resident has said: the gate lets a draft repeat its figures. */
function bringsFigure(said: string, told: string): boolean {
  const known = readFigures(told);
  return readFigures(said).some((figure) => !known.some((one) => isSameFigure(one, figure)));
}
