/** What is said to the terminal and not to the bot. */
export type OwnCommand =
  | { readonly name: 'quit' }
  | { readonly name: 'rate'; readonly isGood: boolean }
  /** @see ProvisionBlock.number; undefined: none was named */
  | { readonly name: 'open'; readonly number: number | undefined };

const GOODBYE = /^\/?(?:退出|再见|拜拜|exit|quit|q)$/iu;
const RATING = /^\/(?:(good|赞)|bad|踩)$/iu;
const OPEN = /^\/(?:open|打开|全文)\s*(\d{1,3})?$/iu;

export function ownCommandOf(text: string): OwnCommand | undefined {
  const line = text.normalize('NFKC').trim();
  if (GOODBYE.test(line)) return { name: 'quit' };
  const rating = RATING.exec(line);
  if (rating) return { name: 'rate', isGood: rating[1] !== undefined };
  const open = OPEN.exec(line);
  return open ? { name: 'open', number: open[1] === undefined ? undefined : Number(open[1]) } : undefined;
}

export const OWN_HELP = ['/open 编号　看上一条答复里条文的全文（如 /open 1）', '/good、/bad　说上一条答复好不好', '/quit　结束（也可以按 Ctrl-D）'].join('\n');

const COMMANDS = ['/help', '/region ', '/human', '/new', '/export', '/forget', '/forget 确定', '/good', '/bad', '/open ', '/quit'];

/** What a line that begins a command can be completed to; @param articles how many articles can be opened */
export function completionsOf(line: string, articles: number): string[] {
  const numbered = Array.from({ length: articles }, (_, index) => `/open ${index + 1}`);
  return line.startsWith('/') ? [...COMMANDS.filter((command) => command !== line), ...numbered].filter((command) => command.startsWith(line)) : [];
}
