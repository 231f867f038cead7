import { createRequire } from 'node:module';

let converter: ((text: string) => string) | undefined;

/** The text in simplified characters; OpenCC (30 ms) is loaded with the first text that has others. */
export function simplify(text: string): string {
  if (!hasOtherCharacters(text)) return text;
  converter ??= loadConverter();
  return converter(text);
}

function loadConverter(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js');
  return Converter({ from: 'tw', to: 'cn' });
}

let common: ReadonlySet<string> | undefined;

/** Whether it holds a Chinese character outside GB 2312, the standard set of simplified ones: traditional, or else rare. */
function hasOtherCharacters(text: string): boolean {
  common ??= gb2312();
  for (const character of text) {
    if (character >= '一' && character <= '\u9fff' && !common.has(character)) return true;
  }
  return false;
}

/** Its characters lie in 72 rows of 94 from 0xB0A1. */
function gb2312(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row < 0xb0 + 72; row += 1) {
    for (let cell = 0xa1; cell < 0xa1 + 94; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gb2312').decode(Uint8Array.from(bytes)));
}
