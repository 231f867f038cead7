import { USE_NAMES } from '../../item.ts';
import type { ItemDraft } from '../../item.ts';
import type { ImportDefaults } from '../question-file.ts';
import { readItemCitations } from '../item-citations.ts';
import { readDifficulty } from '../read-difficulty.ts';
import { readUse } from '../read-use.ts';
import type { RemarkedQuestion } from './weighted-answers.ts';

/** What GIFT and Moodle have no field for travels as tags: `难度：3`, `依据：《…》第三条`. */
export function tagsOf({ difficulty, use, audience, citations, content }: ItemDraft): readonly string[] {
  return [
    `难度：${difficulty}`,
    `用途：${USE_NAMES[use]}`,
    ...audience.map((post) => `适用对象：${post}`),
    ...citations.map(({ law, article }) => `依据：《${law}》${article}`),
    ...('keepOrder' in content && content.keepOrder ? ['选项顺序：固定'] : []),
  ];
}

export interface AroundQuestion {
  readonly tags: readonly string[];
  /** '' where the file names none; so for the source. */
  readonly topic: string;
  readonly source: string;
}

/** A draft of a question and what stands around it; tags of others are named as unused. */
export function draftWithTags(
  { question, explanation }: Pick<RemarkedQuestion, 'question' | 'explanation'>, { tags, topic, source }: AroundQuestion, defaults: ImportDefaults,
): { readonly draft: ItemDraft; readonly unused: readonly string[] } {
  const said = (label: string): string[] => tags.filter((tag) => tag.startsWith(label)).map((tag) => tag.slice(label.length));
  const audience = said('适用对象：');
  const others = tags.filter((tag) => !/^(?:难度|用途|适用对象|依据|选项顺序)：/.test(tag));
  return {
    draft: {
      content: tags.includes('选项顺序：固定') && 'options' in question ? { ...question, keepOrder: true } : question,
      explanation,
      topic: topic || defaults.topic || '',
      difficulty: readDifficulty(said('难度：')[0] ?? '', 'steps') ?? defaults.difficulty ?? 3,
      use: readUse(said('用途：')[0] ?? '') ?? defaults.use ?? 'formal',
      audience: audience.length > 0 ? audience : defaults.audience ?? [],
      citations: said('依据：').flatMap((text) => readItemCitations(text).citations),
      ...(source !== '' && { source }),
    },
    unused: others.length > 0 ? [`没有用到的标签：${others.join('、')}。`] : [],
  };
}
