/** How a text begins, for people who look for it. */
export const shortened = (text: string, length = 20): string => (text.length > length ? `${text.slice(0, length)}…` : text);
