/** How far a tab has read: the last ids of inbox and outbox that it has. */
export interface Cursor {
  readonly inbox: number;
  readonly outbox: number;
}

export const BEGINNING: Cursor = { inbox: 0, outbox: 0 };

export const formatCursor = ({ inbox, outbox }: Cursor): string => `${inbox}-${outbox}`;

/** @returns undefined for what is no cursor */
export function parseCursor(text: string): Cursor | undefined {
  const match = /^(\d{1,15})-(\d{1,15})$/u.exec(text);
  return match ? { inbox: Number(match[1]), outbox: Number(match[2]) } : undefined;
}
