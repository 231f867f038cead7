/** Longer messages are asked to be shortened: nobody's one question is a book, and reading one takes long. */
export const LONGEST = 4000;

/** What is said to a message that is too long to be one question; undefined where it is not. */
export function whyTooLong(message: string): string | undefined {
  return message.length > LONGEST ? `您发来的内容超过了 ${LONGEST} 字。请先说最要紧的一件事：发生了什么、什么时候、您想要什么。` : undefined;
}
