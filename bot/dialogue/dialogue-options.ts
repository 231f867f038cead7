import type { Region } from '../../knowledge/law.ts';
import type { Answer } from '../consult/answer.ts';
import type { Consultant } from '../consult/consult.ts';
import type { ChatDoor } from '../exam/office/chat-door.ts';
import type { Practice } from '../practice/create-practice.ts';
import type { CaseIntake, ConversationStore, PersonalData, RecordStore } from './ports.ts';
import type { Standalone } from './standalone.ts';

/** What a dialogue is made of. */
export interface DialogueOptions {
  readonly consultant: Consultant;
  /** Makes a message that leans on earlier ones stand on its own. */
  readonly standalone: Standalone;
  readonly conversations: ConversationStore;
  readonly records: RecordStore;
  readonly cases: CaseIntake;
  readonly personalData: PersonalData;
  readonly practice: Practice;
  /** What is said to who wants to sit an exam. */
  readonly examDoor: ChatDoor;
  /** Where residents live unless they say otherwise. */
  readonly region: Region;
  readonly now: () => Date;
  readonly newId: () => string;
  /** An answer as plain text, for the adviser. */
  readonly asText: (answer: Answer) => string;
  /** False where nobody can answer back: the answer then states what it assumes. */
  readonly mayAsk: boolean;
  readonly onError: (error: unknown) => void;
}
