import type { Delivery } from '../../delivery/create-delivery.ts';
import type { Outbox, OutboxEntry } from '../../delivery/outbox.ts';
import type { Incoming } from '../../dialogue/incoming.ts';
import { showArticle, type FindArticle } from './article.ts';
import { askedId, choiceId, ratingId, type Composed } from './compose.ts';
import type { ChatWork } from './chat-work.ts';
import { edit } from './edit.ts';
import { articleKeyboard, questionsKeyboard, type Keyboard } from './keyboard.ts';
import type { Tapped } from './read-update.ts';
import type { Requests } from './requests.ts';
import { joined, marked, plain, type RichText } from './rich-text.ts';
import type { StarterTopic } from '../../guidance/starters.ts';
import type { Tap } from './tap.ts';

/** Does what a tap on a button of ours asks for. */
export interface Taps {
  /** Once this returns, what was said by it is not lost. @returns a word to the person who tapped; empty where what happens says it */
  obey(tapped: Tapped & { readonly tap: Tap }): Promise<string>;
}

export interface TapsOptions {
  readonly delivery: Pick<Delivery, 'accept'>;
  readonly outbox: Pick<Outbox, 'get' | 'latest'>;
  readonly compose: (entry: OutboxEntry) => Promise<Composed>;
  readonly findArticle: FindArticle;
  readonly starters: readonly StarterTopic[];
  readonly work: ChatWork;
  readonly requests: Requests;
}

const GONE = '这条消息已经不在了，请把问题直接写给我。';
const OTHERS = '这是给别人的。您的事可以直接写给我。';
const PASSED = '这已经是前面的事了。请把想说的直接写给我。';
const PASSED_ANSWER = '后面已经有新的答复了。要请法律顾问看这一条，请点这条的“👎 不对”。';
const ARTICLE_GONE = '这一条的全文现在查不到，请看答复里的摘录。';

/** What is said after a question or an answer makes that one a thing of the past. */
const LATER = 10;
/** Showing something is not worth more: who tapped taps again. */
const TRIES = 3;

export function createTaps({ delivery, outbox, compose, findArticle, starters, work, requests }: TapsOptions): Taps {
  async function isPast({ id, resident }: OutboxEntry): Promise<boolean> {
    return (await outbox.latest(resident, LATER, id)).some(({ reply }) => ['question', 'answer', 'crisis'].includes(reply.kind));
  }

  return {
    async obey({ tap, chat, resident, isPublic, message, query }) {
      const entry = await outbox.get(tap.entry);
      if (!entry) return GONE;
      const { reply } = entry;
      const accept = (incoming: Pick<Incoming, 'messageId' | 'text' | 'choice' | 'rating'>): Promise<boolean> =>
        delivery.accept({ resident, ...incoming, ...(isPublic && { isPublic }) });
      const show = (what: () => { readonly rich: RichText; readonly keyboard: Keyboard } | Promise<{ readonly rich: RichText; readonly keyboard: Keyboard }>): void => {
        if (message !== undefined) work.add(chat, async () => void await edit(requests, chat, message, await what(), TRIES));
      };
      const showEntry = (): void => show(async () => lastPart(await compose(entry)));

      // Articles, and questions to begin with, are for everyone who sees them.
      switch (tap.kind) {
        case 'answer': case 'topics': showEntry(); return '';
        case 'article': {
          const { presented } = await compose(entry);
          const block = presented.sections.flat().find((one) => one.kind === 'provision' && one.number === tap.number);
          const article = block?.kind === 'provision' ? findArticle(block.provisionId, block.on) : undefined;
          if (!article) return ARTICLE_GONE;
          show(() => ({ rich: showArticle(article), keyboard: articleKeyboard(entry.id, tap.number, presented) }));
          return '';
        }
        case 'topic': case 'ask': {
          const topic = starters.find(({ id }) => id === tap.topic);
          const question = topic && tap.kind === 'ask' ? topic.questions[tap.index] : undefined;
          if (!topic || (tap.kind === 'ask' && question === undefined)) return GONE;
          if (question === undefined) show(() => ({ rich: questionsOf(topic), keyboard: questionsKeyboard(entry.id, topic) }));
          else await accept({ messageId: askedId(query), text: question });
          return '';
        }
        default:
      }

      if (entry.resident !== resident) return OTHERS;
      if (tap.kind === 'choice') {
        const choice = reply.kind === 'question' ? reply.choices[tap.index] : undefined;
        if (!choice) return GONE;
        if (await isPast(entry)) return PASSED;
        const isNew = await accept({ messageId: choiceId(entry.id), text: choice.label, choice: choice.id });
        showEntry();
        return isNew ? '' : '已经选过了。';
      }
      if (reply.kind !== 'answer') return GONE;
      if (tap.kind === 'human') {
        if (await isPast(entry)) return PASSED_ANSWER;
        return await accept({ messageId: `human-${entry.id}`, text: '/human' }) ? '' : '已经请法律顾问看了。';
      }
      const { recordId } = reply;
      const isNew = await accept({ messageId: ratingId(recordId), text: tap.kind === 'good' ? '👍' : '👎', rating: { recordId, isGood: tap.kind === 'good' } });
      showEntry();
      return isNew ? '' : '您已经评价过了，谢谢。';
    },
  };
}

function lastPart({ parts }: Composed): { readonly rich: RichText; readonly keyboard: Keyboard } {
  const part = parts.findLast((one) => one.kind === 'text');
  if (!part) throw new Error('a reply without words');
  return part;
}

/** In the message too: a button shows no long line whole. */
function questionsOf({ label, questions }: StarterTopic): RichText {
  return joined([
    marked('bold', `【${label}】`),
    ...questions.map((question) => plain(`· ${question}`)),
    plain('点下面的问题就能看答复；您自己的事，直接写给我。'),
  ], '\n');
}
