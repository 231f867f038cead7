import * as z from 'zod';
import { loadPrompt } from '../../../prompts/load-prompt.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import { maskPersonalData } from '../../privacy/mask-personal-data.ts';
import type { ToMark } from './next-to-mark.ts';

/** What a model thinks of an answer, point by point; shown to the marker, and never counted by itself. */
export interface SuggestedPoint {
  readonly verdict: 'met' | 'partly' | 'missing';
  /** Words of the answer that it goes by, word for word; '' where there are none. */
  readonly words: string;
}

export interface Suggestion {
  readonly model: string;
  /** Version of the prompt. */
  readonly prompt: string;
  /** In the order of the question's points. */
  readonly points: readonly SuggestedPoint[];
}

/** undefined: there is none, and marking goes on without. */
export type SuggestPoints = (toMark: Pick<ToMark, 'material' | 'stem' | 'reference' | 'points' | 'text'>, signal?: AbortSignal) => Promise<Suggestion | undefined>;

const form = z.object({
  points: z.array(z.object({
    number: z.int().describe('采分点的编号'),
    verdict: z.enum(['met', 'partly', 'missing']).describe('met 答到了；partly 只答到一部分；missing 没有答到'),
    words: z.string().describe('考生答案里的原话，一字不差；没有就写空字符串'),
  })),
});

/** Suggestions of a model. It sees neither names nor marks; words that the answer does not hold are not passed on. */
export function suggestPointsWith(model: ChatModel): SuggestPoints {
  return async ({ material = '无', stem, reference, points, text }, signal) => {
    if (points.every((point) => point.text === '')) return undefined;
    const prompt = loadPrompt('suggest-points');
    const answer = maskPersonalData(text).text;
    const result = await model.ask({
      purpose: 'suggest-points', schema: form,
      messages: await prompt.render({ material, stem, reference, points: points.map((point, place) => `${place + 1}. ${point.text}`).join('\n'), answer }),
      ...(prompt.temperature !== undefined && { temperature: prompt.temperature }), ...(signal && { signal }),
    });
    if (!result.isOk) return undefined;
    const byNumber = new Map(result.value.points.map((point) => [point.number, point]));
    const suggested = points.map((_point, place) => byNumber.get(place + 1));
    if (!suggested.every((point) => point !== undefined)) return undefined;
    return {
      model: result.usage.model, prompt: prompt.version,
      points: suggested.map(({ verdict, words }) => {
        const isThere = words.trim() !== '' && answer.includes(words.trim());
        // What it goes by is not in the answer: the marker should not be told that it was.
        return isThere || verdict === 'missing' ? { verdict, words: isThere ? words.trim() : '' } : { verdict: 'missing', words: '' };
      }),
    };
  };
}
