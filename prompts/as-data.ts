/** What chat templates of models read as the end of a message or as a thought, whoever wrote it. */
const TEMPLATE_WORDS = ['s', 'think', 'thinking', 'system', 'user', 'assistant', 'start_of_turn', 'end_of_turn'];
const OPENING = '[<＜﹤〈‹⟨〈]';
/** What hides a tag from a comparison of characters, not from a reader: blanks, invisible characters, slashes. */
const JUNK = String.raw`[\s\p{Cf}/／\\∕⁄]*`;

/**
 * Text of somebody else as a block that it cannot end: `<tag>`, the text, `</tag>`, each on lines of its own. A bracket
 * that opens one of the tags in the text, or something much like it, becomes 〔; all else stays as it is, word for word.
 * @param tag letters and underscores only
 * @param tags all tags of the prompt: data must not begin a block of another kind either
 */
export function asData(tag: string, text: string, tags: readonly string[] = [tag]): string {
  const names = [...new Set([tag, ...tags, ...TEMPLATE_WORDS])].map((name) => `${[...name].join(JUNK)}(?![\\p{L}\\p{N}_-])`);
  const opening = new RegExp(`${OPENING}(?=${JUNK}(?:[|｜]|${names.join('|')}))`, 'giu');
  return `<${tag}>\n${text.replaceAll(opening, '〔')}\n</${tag}>`;
}
