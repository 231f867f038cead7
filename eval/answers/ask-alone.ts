import { randomUUID } from 'node:crypto';
import type { Consultant } from '../../bot/consult/consult.ts';
import { createDialogue } from '../../bot/dialogue/create-dialogue.ts';
import { masked } from '../../bot/dialogue/read-message.ts';
import { forgetfulConversations } from '../../bot/dialogue/forgetful-conversations.ts';
import type { Reply } from '../../bot/dialogue/reply.ts';
import type { Day, Region } from '../../knowledge/law.ts';

export interface AloneOptions {
  readonly consultant: Consultant;
  readonly date: Day;
  readonly region: Region;
}

const noPractice = (): Error => new Error('single questions are answered, nothing is practised');

/** Puts single questions to the dialogue of production, over a memory that keeps nothing. */
export function askAlone({ consultant, date, region }: AloneOptions): (question: string) => Promise<Reply[]> {
  const nobody = { id: '0', answerBy: `${date}T10:00:00.000Z` };
  const dialogue = createDialogue({
    consultant, region,
    standalone: (message) => Promise.resolve({ isFollowUp: false, standalone: message }),
    conversations: forgetfulConversations(),
    records: { put: () => Promise.resolve(), get: () => Promise.resolve(undefined) },
    cases: { open: () => Promise.resolve(nobody), addReason: () => Promise.resolve(undefined), followUp: () => Promise.resolve(), replyToWaiting: () => Promise.resolve(undefined) },
    personalData: { export: () => Promise.resolve({}), forget: () => Promise.resolve() },
    practice: { menu: () => Promise.reject(noPractice()), next: () => Promise.reject(noPractice()), item: () => Promise.reject(noPractice()), answer: () => Promise.reject(noPractice()) },
    examDoor: () => Promise.reject(noPractice()),
    now: () => new Date(`${date}T12:00:00+08:00`),
    newId: randomUUID,
    asText: () => '',
    mayAsk: false,
    onError: (error) => {
      throw error;
    },
  });
  return async (text) => {
    const replies: Reply[] = [];
    for await (const reply of dialogue.handle({ resident: 'eval:1', messageId: randomUUID(), text: masked(text) })) {
      if (reply.kind !== 'progress') replies.push(reply);
    }
    return replies;
  };
}
