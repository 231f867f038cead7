import type { LawBrowser } from '../../browse/open-law-browser.ts';
import type { Reader } from '../../browse/library.ts';
import type { Delivery, DeliveryEvent } from '../../delivery/create-delivery.ts';
import type { Outbox, OutboxEntry } from '../../delivery/outbox.ts';
import { commandOf } from '../../dialogue/commands.ts';
import type { Incoming } from '../../dialogue/incoming.ts';
import type { ProvisionBlock } from '../../presentation/block.ts';
import { presentedAsText, type Style } from '../../presentation/plain-text.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { presentReply, STAGES } from '../../presentation/present-reply.ts';
import type { ResidentId } from '../../resident.ts';
import { articleAsText } from './article-as-text.ts';
import { harmlessIn } from './harmless.ts';
import { openHistory } from './history.ts';
import { completionsOf, OWN_HELP, ownCommandOf, type OwnCommand } from './own-commands.ts';
import { openPrompt, type PromptOptions } from './prompt.ts';

export interface Conversation extends Pick<PromptOptions, 'input' | 'output' | 'isDumb'> {
  readonly resident: ResidentId;
  readonly introduction: string;
  readonly style: Style;
  readonly offices: Offices;
  /** Where what was typed is kept for the arrow keys; undefined: nowhere. */
  readonly historyPath: string | undefined;
  readonly delivery: Pick<Delivery, 'accept' | 'resume' | 'listen'>;
  readonly outbox: Pick<Outbox, 'pending' | 'latest' | 'markDelivered'>;
  readonly law: Pick<LawBrowser, 'articleOfProvision'>;
  readonly reader: () => Reader;
  readonly newId: () => string;
}

/** What can be done with the newest answer. */
interface LastAnswer {
  readonly recordId: string;
  readonly articles: readonly ProvisionBlock[];
}

/** Replies among which the newest answer is looked for when a conversation goes on. */
const LOOK_BACK = 20;

/** A conversation on a terminal, or of the lines of a file, until the person leaves or the lines end. */
export async function converse(conversation: Conversation): Promise<void> {
  const { resident, style, offices, delivery, outbox } = conversation;
  let last: LastAnswer | undefined;
  /** The message whose answer is waited for. */
  let awaited: { readonly messageId: string; readonly stop: () => void } | undefined;
  const shown = new Set<number>();
  const delivered: Promise<unknown>[] = [];

  const prompt = openPrompt({
    ...conversation,
    history: openHistory(conversation.historyPath),
    complete: (line) => completionsOf(line, last?.articles.length ?? 0),
    onInterrupt() {
      prompt.say(style.fact(awaited ? '不等了，答复好了会显示在这里。再按一次 Ctrl-C 结束。' : '再按一次 Ctrl-C 结束。'));
      awaited?.stop();
    },
  });

  const show = ({ id, reply }: OutboxEntry): void => {
    if (shown.has(id)) return;
    shown.add(id);
    last = answerOf(reply) ?? last;
    prompt.say(presentedAsText(harmlessIn(presentReply(reply, offices)), style));
    delivered.push(outbox.markDelivered(id));
  };
  const answerOf = (reply: OutboxEntry['reply']): LastAnswer | undefined => {
    const { recordId, sections } = presentReply(reply, offices);
    return recordId === undefined ? undefined : { recordId, articles: sections.flat().filter((block) => block.kind === 'provision') };
  };
  const hear = (event: DeliveryEvent): void => {
    if (event.resident !== resident) return;
    if (event.kind === 'replied') show(event.entry);
    if (event.kind === 'progress' && event.messageId === awaited?.messageId) prompt.status(STAGES[event.stage]);
    if (event.kind === 'handled' && event.messageId === awaited?.messageId) awaited.stop();
  };

  async function answer(message: Pick<Incoming, 'text' | 'rating'>): Promise<void> {
    const messageId = conversation.newId();
    const { promise: isOver, resolve: stop } = Promise.withResolvers<void>();
    awaited = { messageId, stop };
    prompt.status('请稍候……');
    await delivery.accept({ ...message, resident, messageId });
    await Promise.race([isOver, prompt.left]);
    awaited = undefined;
    prompt.status(undefined);
    const command = message.rating ? undefined : commandOf(message.text);
    if (command?.name === 'help') prompt.say(OWN_HELP);
    if (command?.name === 'forget' && command.isConfirmed) prompt.forget();
  }

  /** @returns whether the conversation goes on */
  async function obey(command: OwnCommand, text: string): Promise<boolean> {
    switch (command.name) {
      case 'quit': return false;
      case 'open': prompt.say(open(command.number, conversation, last)); return true;
      case 'rate':
        if (last) await answer({ text, rating: { recordId: last.recordId, isGood: command.isGood } });
        else prompt.say('还没有答复可以评价。');
        return true;
      default: return command satisfies never;
    }
  }

  const stopListening = delivery.listen(hear);
  try {
    prompt.say(conversation.introduction);
    for (const { reply } of await outbox.latest(resident, LOOK_BACK)) last = answerOf(reply) ?? last;
    for (const entry of await outbox.pending(resident)) show(entry);
    await delivery.resume(resident.split(':')[0]!);
    for (;;) {
      const text = await prompt.next();
      if (text === undefined) break;
      const command = ownCommandOf(text);
      if (command && !await obey(command, text)) break;
      if (!command && text !== '') await answer({ text });
    }
  } finally {
    prompt.close();
    stopListening();
    await Promise.allSettled(delivered);
  }
}

/** The whole text of an article of the newest answer. */
function open(number: number | undefined, { law, reader, style }: Conversation, last: LastAnswer | undefined): string {
  const articles = last?.articles ?? [];
  if (articles.length === 0) return '还没有可以打开的条文，先问一个问题。';
  const chosen = number === undefined && articles.length === 1 ? articles[0] : articles.find((article) => article.number === number);
  if (!chosen) return `上一条答复有 ${articles.length} 条条文，请输入 /open 1${articles.length > 1 ? ` 到 /open ${articles.length}` : ''}。`;
  const view = law.articleOfProvision(chosen.provisionId, chosen.on, reader());
  return view ? articleAsText(view, style) : '这一条已经不在法律库里了，请再问一次。';
}
