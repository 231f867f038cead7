import { ApiFailure } from './api-failure.ts';
import { htmlOf } from './html.ts';
import type { Keyboard } from './keyboard.ts';
import type { RichText } from './rich-text.ts';
import type { Requests } from './requests.ts';

/** Makes a message say something. `gone`: it is not there, or cannot be edited any more. */
export type EditOutcome = 'done' | 'gone';

const SAME = /message is not modified/iu;
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/iu;

/** @throws ApiFailure where Telegram does not want it said in this way */
export async function edit(
  requests: Requests, chat: number, message: number, { rich, keyboard, isPlain = false }: { readonly rich: RichText; readonly keyboard: Keyboard; readonly isPlain?: boolean }, tries?: number,
): Promise<EditOutcome> {
  try {
    await requests.ask(chat, 'editMessageText', {
      message_id: message,
      ...(isPlain ? { text: rich.text.toWellFormed() } : { text: htmlOf(rich), parse_mode: 'HTML' as const }),
      link_preview_options: { is_disabled: true },
      ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    }, tries);
    return 'done';
  } catch (error) {
    if (error instanceof ApiFailure && error.kind === 'refused') {
      if (SAME.test(error.message)) return 'done';
      if (GONE.test(error.message)) return 'gone';
    }
    throw error;
  }
}
