/** What chat templates of models read as the end of a message or as a thought, whoever wrote it; also all that begins with <|. */
const TEMPLATE_WORDS = ['s', 'think', 'thinking', 'system', 'user', 'assistant', 'start_of_turn', 'end_of_turn'];
const OPENING = '[<＜﹤〈‹⟨〈]';
/** What hides a tag from a comparison of characters, not from a reader: blanks, invisible characters, slashes. */
const JUNK = String.raw`[\s\p{Cf}/／\\∕⁄]*`;
const TO_FULL_WIDTH = 0xFEE0;

/**
 * Text of somebody else as a block that it cannot end: `<tag>`, the text, `</tag>`, each on lines of its own. A bracket
 * that opens one of the tags in the text, or something much like it, becomes 〔; all else stays as it is, word for word.
 * @param tag ASCII letters and underscores only
 * @param tags all tags of the prompt: data must not begin a block of another kind either
 */
export function asData(tag: string, text: string, tags: readonly string[] = [tag]): string {
  const ours = `(?:${[tag, ...tags].map(spelled).join('|')})(?![a-z0-9_-])`;
  const templates = `(?:${TEMPLATE_WORDS.map(spelled).join('|')})${JUNK}[>＞]`;
  const opening = new RegExp(`${OPENING}(?=${JUNK}(?:[|｜]|${ours}|${templates}))`, 'giu');
  return `<${tag}>\n${text.replaceAll(opening, '〔')}\n</${tag}>`;
}

/** Matches a word however its letters are spaced, half or full width. */
function spelled(word: string): string {
  return Array.from(word, (letter) => `[${letter}${String.fromCharCode(letter.charCodeAt(0) + TO_FULL_WIDTH)}]`).join(JUNK);
}
