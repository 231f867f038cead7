import type { Block, Section } from '../../presentation/block.ts';
import type { Office } from '../../guidance/offices.ts';
import { joined, marked, plain, type Mark, type RichText } from './rich-text.ts';

/** Law text that is longer is folded; a tap shows all of it. */
const LONG = { characters: 250, lines: 6 };

const TAGS: Readonly<Record<Mark['kind'], readonly [start: string, end: string]>> = {
  'bold': ['<b>', '</b>'],
  'quote': ['<blockquote>', '</blockquote>'],
  'long-quote': ['<blockquote expandable>', '</blockquote>'],
};

/** As `parse_mode: 'HTML'` wants it. */
export function htmlOf({ text, marks }: RichText): string {
  let html = '';
  let at = 0;
  for (const { kind, start, end } of marks) {
    const [open, close] = TAGS[kind];
    html += escape(text.slice(at, start)) + open + escape(text.slice(start, end)) + close;
    at = end;
  }
  return html + escape(text.slice(at));
}

const escape = (text: string): string => text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a reply shows, as Telegram shows it: titles bold, the words of the law in quotes. */
export const richOf = (sections: readonly Section[]): RichText =>
  joined(sections.map((section) => joined(section.map(blockOf).filter(({ text }) => text !== ''), '\n')).filter(({ text }) => text !== ''), '\n\n');

/** Words of the law, a line each. */
function quoted(lines: readonly string[]): RichText {
  const text = lines.join('\n');
  return marked(text.length > LONG.characters || lines.length > LONG.lines ? 'long-quote' : 'quote', text);
}

function blockOf(block: Block): RichText {
  switch (block.kind) {
    case 'text': return joined([title(block.label), title(block.title), ...titled(block.text)]);
    case 'notice': return plain(block.text);
    case 'list': return joined([
      joined([title(block.title), plain(block.about ?? '')]),
      ...block.items.map((item, index) => plain(block.isOrdered ? `${index + 1}. ${item}` : `· ${item}`)),
    ], '\n');
    case 'offices': return joined([title(block.title), ...block.offices.map((office) => plain(`· ${officeLine(office)}`))], '\n');
    case 'provision': return joined([
      joined([plain(`〔${block.number}〕`), marked('bold', block.title)]),
      plain(block.facts.join(' · ')),
      ...(block.path.length > 0 ? [plain(block.path.join(' › '))] : []),
      quoted(block.lines),
      plain(`（选它的理由：${block.why}）`),
    ], '\n');
    default: return block satisfies never;
  }
}

/** Phones stand by themselves, so that a tap calls them. */
const officeLine = ({ name, phone, address, hours, what }: Office): string =>
  `${[name, phone, address, hours].filter((part) => part !== undefined).join(' ')}：${what}`;

const title = (words: string | undefined): RichText => (words === undefined ? plain('') : marked('bold', `【${words}】`));

/** A line that begins with 【…】 has a title. */
function titled(text: string): RichText[] {
  return text.split(/^(【[^】\n]{1,30}】)/mu).map((part, index) => (index % 2 === 1 ? marked('bold', part) : plain(part)));
}
