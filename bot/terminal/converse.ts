import { createInterface } from 'node:readline/promises';

export interface Conversation {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WritableStream;
  readonly introduction: string;
  /** Asked and answered instead of a conversation where nobody can type. */
  readonly samples: readonly string[];
  answer(question: string): Promise<string>;
}

const GOODBYE = /^(?:退出|再见|拜拜|exit|quit|q)$/i;

/** A conversation on a terminal until the person leaves; without a terminal the sample questions are shown answered. */
export async function converse({ input, output, introduction, samples, answer }: Conversation): Promise<void> {
  const say = (text: string): void => void output.write(`${text}\n`);
  say(introduction);
  if (!input.isTTY) {
    for (const question of samples) say(`\n问：${question}\n\n${await answer(question)}`);
    return;
  }
  say(`直接输入问题，回车发送；输入“退出”结束。例如：${samples[0] ?? ''}`);
  const terminal = createInterface({ input, output, prompt: '\n问：' });
  // Input may end (Ctrl-D, a file) while the last question is being answered.
  let isOpen = true;
  terminal.once('close', () => (isOpen = false));
  terminal.prompt();
  for await (const line of terminal) {
    const question = line.trim();
    if (GOODBYE.test(question)) break;
    say(`\n${await answer(question)}`);
    if (isOpen) terminal.prompt();
  }
  terminal.close();
}
