/** Text that belongs to no question, and where it stands. */
export interface UnreadText {
  readonly at: string;
  readonly text: string;
}

/** Titles of papers and collections; nobody needs to hear of them. */
const TITLE = /(?:题库|试题|试卷|习题|考试|测试|竞赛|卷|题集|答案)(?:[（(].*[）)])?$/;
const SHOWN = 5;

export const isTitle = (text: string): boolean => TITLE.test(text);

/** What is said of it, in Chinese: a note, or none where there is nothing but titles. */
export function unreadNotes(texts: readonly UnreadText[]): readonly string[] {
  const unread = texts.filter(({ text }) => !isTitle(text));
  if (unread.length === 0) return [];
  const shown = unread.slice(0, SHOWN).map(({ at, text }) => `${at}“${text.slice(0, 20)}”`).join('、');
  return [`有 ${unread.length} 处文字不属于任何试题，没有读入：${shown}${unread.length > SHOWN ? '等' : ''}。`];
}
