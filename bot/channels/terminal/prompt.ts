import { clearScreenDown, createInterface, cursorTo, moveCursor, type Key } from 'node:readline';
import type { History } from './history.ts';
import { asPasted, joinPaste, MARK_NO_PASTES, MARK_PASTES } from './join-paste.ts';

/** Where a person types, and reads what comes meanwhile. */
export interface Prompt {
  /** Somebody sits at it and what they type can be redrawn. */
  readonly isLive: boolean;
  /** The next message in the order of typing, those typed ahead too; undefined: there will be none. */
  next(): Promise<string | undefined>;
  /** Shows a text; what is being typed stays as it is below it. */
  say(text: string): void;
  /** What goes on, shown where the person types until it changes; undefined: it is their turn. */
  status(text: string | undefined): void;
  /** Nothing that was typed can be brought back with the arrow keys. */
  forget(): void;
  /** Resolves when the person has had enough, whatever is under way. */
  readonly left: Promise<void>;
  close(): void;
}

export interface PromptOptions {
  readonly input: NodeJS.ReadableStream & Partial<Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode'>>;
  readonly output: NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>;
  /** A terminal that can do nothing but print: `TERM=dumb`. */
  readonly isDumb: boolean;
  readonly history: History;
  readonly complete: (line: string) => string[];
  /** Ctrl-C with nothing typed, once; twice leaves. */
  readonly onInterrupt: () => void;
}

const ASK = '问：';

export function openPrompt({ input, output, isDumb, history, complete, onInterrupt }: PromptOptions): Prompt {
  const isTerminal = input.isTTY === true && output.isTTY === true;
  return isTerminal && !isDumb ? livePrompt({ input, output, history, complete, onInterrupt }) : linesAsTheyCome(input, output);
}

/** Messages in the order of coming, for who asks for the next one. */
function queue() {
  const waiting: string[] = [];
  let hasEnded = false;
  let wake = (): void => {};
  return {
    add(message: string): void {
      waiting.push(message);
      wake();
    },
    /** @param forgetsRest what has not been asked for is not given any more */
    end(forgetsRest: boolean): void {
      hasEnded = true;
      if (forgetsRest) waiting.length = 0;
      wake();
    },
    async next(): Promise<string | undefined> {
      for (;;) {
        const message = waiting.shift();
        if (message !== undefined || hasEnded) return message;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

/** A file, a pipe, or a terminal that can only print: every line is a message, shown before its answer also where nobody typed it here. */
function linesAsTheyCome(input: PromptOptions['input'], output: PromptOptions['output']): Prompt {
  const messages = queue();
  const left = Promise.withResolvers<void>();
  const editor = createInterface({ input, terminal: false, crlfDelay: Infinity });
  editor.on('line', (line) => messages.add(line.trim()));
  editor.once('close', () => messages.end(false));
  // Nobody reads any more (`| head`).
  output.on('error', () => {
    messages.end(true);
    left.resolve();
  });
  return {
    isLive: false,
    async next() {
      if (input.isTTY === true) output.write(`\n${ASK}`);
      const message = await messages.next();
      if (message !== undefined && message !== '' && input.isTTY !== true) output.write(`\n${ASK}${message}\n`);
      return message;
    },
    say: (text) => void output.write(`${text}\n`),
    status: () => {},
    forget: () => {},
    left: left.promise,
    close: () => editor.close(),
  };
}

function livePrompt({ input, output, history, complete, onInterrupt }: Omit<PromptOptions, 'isDumb'>): Prompt {
  const messages = queue();
  const left = Promise.withResolvers<void>();
  const keys = Object.assign(joinPaste(), { isTTY: true, setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw) });
  const editor = createInterface({
    input: input.pipe(keys), output, terminal: true, prompt: ASK, historySize: 500, removeHistoryDuplicates: true, history: [...history.lines],
    completer: (line: string): [string[], string] => [complete(line), line],
  });
  let typed: string[] = [];
  let isOpen = true;
  let isInterrupted = false;

  const redraw = (): void => {
    if (isOpen) editor.prompt(true);
  };
  const erase = (): void => {
    const { rows } = editor.getCursorPos();
    if (rows > 0) moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    // Else the editor goes up again by the rows that are gone.
    (editor as unknown as { prevRows: number }).prevRows = 0;
  };
  const end = (forgetsRest: boolean): void => {
    isOpen = false;
    messages.end(forgetsRest);
  };

  output.write(MARK_PASTES);
  editor.on('history', (lines) => {
    typed = lines;
    history.keep(lines);
  });
  editor.on('line', (line) => {
    messages.add(asPasted(line));
    redraw();
  });
  keys.on('keypress', (_text: string | undefined, { ctrl, name }: Key) => {
    if (!(ctrl === true && name === 'c')) isInterrupted = false;
  });
  editor.on('SIGINT', () => {
    if (isInterrupted) {
      end(true);
      left.resolve();
      editor.close();
      return;
    }
    isInterrupted = true;
    if (editor.line === '') onInterrupt();
    else {
      // To the end of the line, and away with all before it.
      editor.write(null, { ctrl: true, name: 'e' });
      editor.write(null, { ctrl: true, name: 'u' });
    }
  });
  editor.once('close', () => {
    end(false);
    output.write(`${MARK_NO_PASTES}\n`);
    input.unpipe(keys);
    input.pause();
  });

  return {
    isLive: true,
    async next() {
      redraw();
      return messages.next();
    },
    say(text) {
      if (isOpen) erase();
      output.write(`${text}\n\n`);
      redraw();
    },
    status(text) {
      if (!isOpen) return;
      erase();
      editor.setPrompt(text === undefined ? ASK : `${text} `);
      redraw();
    },
    forget() {
      typed.length = 0;
      history.clear();
    },
    left: left.promise,
    close: () => editor.close(),
  };
}
