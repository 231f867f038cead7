import type { SourceLine } from '../../knowledge/documents/source.ts';

/**
 * Lines as a reader gives them, from text in a small notation: `# ` to `###### ` marks a heading, `| ` a row of a
 * table, `---` the end of the head.
 */
export function linesFrom(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    if (line === '---') {
      const last = lines.pop();
      if (last) lines.push({ ...last, endOfHead: true });
      return;
    }
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (heading) lines.push({ text: heading[2]!, at: index + 1, heading: heading[1]!.length });
    else if (line.startsWith('| ')) lines.push({ text: line.slice(2), at: index + 1, table: true });
    else lines.push({ text: line, at: index + 1 });
  });
  return lines;
}
