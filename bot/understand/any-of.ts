/** One pattern of several, with the flags of the first. */
export const anyOf = (first: RegExp, ...more: readonly RegExp[]): RegExp =>
  new RegExp([first, ...more].map(({ source }) => source).join('|'), first.flags);
