import type { PinnedDraft } from '../../../knowledge/bank/bank.ts';
import { fingerprint } from '../../../knowledge/bank/fingerprint.ts';
import { TYPE_NAMES, type ItemUse, type PinnedCitation } from '../../../knowledge/bank/item.ts';
import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { loadPrompt } from '../../../prompts/load-prompt.ts';
import type { ChatModel, ModelFailure } from '../../model/chat-model.ts';
import { draftedItemsForm, type DraftedItem } from './drafted-item-form.ts';
import { gateItem } from './gate-item.ts';

export interface ItemRequest {
  /** The one provision that the items are about. */
  readonly pin: PinnedCitation;
  /** How many of each type. */
  readonly wanted: Readonly<Partial<Record<DraftedItem['type'], number>>>;
  readonly topic: string;
  readonly audience: readonly string[];
  readonly use: ItemUse;
}

export interface ItemDrafting {
  /** Let through by the gate, with the model named; drafts until a person approves them. */
  readonly drafts: readonly PinnedDraft[];
  /** What was asked for once more and failed again. */
  readonly dropped: readonly { readonly stem: string; readonly reasons: readonly string[] }[];
  /** Why the model gave nothing usable. */
  readonly failure?: { readonly failure: ModelFailure; readonly detail: string };
}

interface Judged {
  readonly item: DraftedItem;
  readonly problems: readonly string[];
  readonly draft?: PinnedDraft;
}

/** Items that a model proposes from one provision, as far as they stand in it; see {@link gateItem}. */
export async function draftItems(model: ChatModel, request: ItemRequest): Promise<ItemDrafting> {
  const first = await propose(model, request, []);
  if ('failure' in first) return { drafts: [], dropped: [], failure: first };
  const failed = first.filter(({ item, problems }) => problems.length > 0 && request.wanted[item.type] !== undefined);
  if (failed.length === 0) return drafting(first, [], request);
  const second = await propose(model, request, failed);
  // Without a second answer the first one's failures are final.
  return 'failure' in second ? drafting(first, failed, request) : drafting([...first, ...second], second.filter(({ problems }) => problems.length > 0), request);
}

/** No more of a type than were asked for, none twice. */
function drafting(judged: readonly Judged[], failed: readonly Judged[], { wanted }: ItemRequest): ItemDrafting {
  const unlike = new Map(judged.flatMap(({ draft }) => (draft ? [[fingerprint(draft.content), draft] as const] : [])));
  const drafts = [...Map.groupBy(unlike.values(), ({ content }) => content.type)].flatMap(([type, ofType]) => ofType.slice(0, wanted[type as DraftedItem['type']] ?? 0));
  return { drafts, dropped: failed.map(({ item, problems }) => ({ stem: item.stem, reasons: problems })) };
}

async function propose(model: ChatModel, request: ItemRequest, failed: readonly Judged[]): Promise<Judged[] | { failure: ModelFailure; detail: string }> {
  const prompt = loadPrompt('draft-item');
  const { pin, wanted } = request;
  const count = failed.length === 0 ? wanted : Object.fromEntries([...Map.groupBy(failed, ({ item }) => item.type)].map(([type, { length }]) => [type, length]));
  const result = await model.ask({
    purpose: failed.length === 0 ? 'draft-item' : 'repair-item',
    schema: draftedItemsForm,
    messages: await prompt.render({
      provision: `${formatTitle(pin.lawKey)}${pin.label}\n${pin.text}`,
      wanted: (Object.entries(count) as [DraftedItem['type'], number][]).map(([type, number]) => `${type}（${TYPE_NAMES[type]}）：${number} 道`).join('\n'),
      previous: failed.length === 0 ? '无' : failed.map(({ item, problems }) => `${JSON.stringify(item)}\n${problems.map((problem) => `- ${problem}`).join('\n')}`).join('\n\n'),
    }),
    ...(prompt.temperature !== undefined && { temperature: prompt.temperature }),
  });
  return result.isOk ? result.value.items.map((item) => judge(item, model.name, request)) : { failure: result.failure, detail: result.detail };
}

function judge(item: DraftedItem, model: string, { pin, topic, audience, use }: ItemRequest): Judged {
  const gated = gateItem(item, pin);
  if (!('question' in gated)) return { item, problems: gated.problems };
  const quoted = [...new Set(item.quotes)].map((quote) => `“${quote.trim()}”`).join('');
  return { item, problems: [], draft: {
    content: gated.question,
    explanation: `${item.explanation.trim()}\n${formatTitle(pin.lawKey)}${pin.label}：${quoted}`,
    topic, audience, use, difficulty: Math.min(5, Math.max(1, item.difficulty)), citations: [pin], model,
  } };
}
