/**
 * Finds words one behind the other, however much stands between: what /A.*B.*C/ finds, in time that grows with the
 * text, where that takes its cube.
 */
export function inOrder(...words: readonly RegExp[]): Pick<RegExp, 'test'> {
  return {
    test(text) {
      let rest = text;
      for (const word of words) {
        const found = word.exec(rest);
        if (!found) return false;
        rest = rest.slice(found.index + found[0].length);
      }
      return true;
    },
  };
}
