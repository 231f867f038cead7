import { createInterface } from 'node:readline/promises';
import type { Incoming } from '../../dialogue/incoming.ts';
import type { Reply, ShownReply } from '../../dialogue/reply.ts';
import { STAGES } from '../../presentation/present-reply.ts';

export interface Conversation {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WritableStream;
  readonly introduction: string;
  /** Asked and answered instead of a conversation where nobody can type. */
  readonly samples: readonly string[];
  handle(message: Pick<Incoming, 'text' | 'rating'>): AsyncIterable<Reply>;
  /** What has come from advisers; each counts as seen once the next is asked for. */
  deliveries(): AsyncIterable<ShownReply>;
  render(reply: ShownReply): string;
}

const GOODBYE = /^(?:退出|再见|拜拜|exit|quit|q)$/i;
const RATING = /^\/(good|bad|赞|踩)$/i;

/** A conversation on a terminal until the person leaves; without a terminal the sample questions are shown answered. */
export async function converse({ input, output, introduction, samples, handle, deliveries, render }: Conversation): Promise<void> {
  const say = (text: string): void => void output.write(`${text}\n`);
  let lastRecord: string | undefined;
  const answer = async (message: Pick<Incoming, 'text' | 'rating'>): Promise<void> => {
    for await (const reply of handle(message)) {
      if (reply.kind === 'answer' && reply.answer.mode !== 'smalltalk') lastRecord = reply.recordId;
      if (reply.kind !== 'progress') say(`\n${render(reply)}`);
      else if (input.isTTY) say(STAGES[reply.stage]);
    }
  };
  say(introduction);
  if (!input.isTTY) {
    for (const text of samples) {
      say(`\n问：${text}`);
      await answer({ text });
    }
    return;
  }
  say(`直接输入问题，回车发送；/help 看说明，/bad 说明答得不好，输入“退出”结束。例如：${samples[0] ?? ''}`);
  const terminal = createInterface({ input, output, prompt: '\n问：' });
  // Input may end (Ctrl-D, a file) while the last question is being answered.
  let isOpen = true;
  terminal.once('close', () => (isOpen = false));
  // From here on lines are kept until they are read, also those typed while something is on its way.
  const lines = terminal[Symbol.asyncIterator]();
  const prompt = async (): Promise<void> => {
    for await (const reply of deliveries()) say(`\n${render(reply)}`);
    if (isOpen) terminal.prompt();
  };
  await prompt();
  for await (const line of { [Symbol.asyncIterator]: () => lines }) {
    const text = line.trim();
    if (GOODBYE.test(text)) break;
    const thumb = RATING.exec(text)?.[1]?.toLowerCase();
    if (thumb && lastRecord === undefined) {
      say('\n还没有答复可以评价。');
      await prompt();
      continue;
    }
    const rating = thumb && lastRecord !== undefined ? { recordId: lastRecord, isGood: thumb === 'good' || thumb === '赞' } : undefined;
    await answer({ text, ...(rating && { rating }) });
    await prompt();
  }
  terminal.close();
}
