import type { ResidentId } from '../resident.ts';

export type Attachment = 'voice' | 'image' | 'video' | 'file' | 'other';

/** One message of a resident, as a channel translates it. */
export interface Incoming {
  readonly resident: ResidentId;
  /** The channel's own id of the message; the same id is answered once. */
  readonly messageId: string;
  /** Personal data in it is masked before the dialogue sees it. */
  readonly text: string;
  /** The choice of a clarifying question that was tapped, by {@link Choice.id}; `text` is then its label. */
  readonly choice?: string;
  /** Thumbs on an answer, by the id of its record. */
  readonly rating?: { readonly recordId: string; readonly isGood: boolean };
  /** What came along and is not read. */
  readonly attachment?: Attachment;
  /** Others read along: what is a resident's own is not shown here. */
  readonly isPublic?: true;
}
