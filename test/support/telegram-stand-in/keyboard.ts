import type { InlineKeyboardMarkup } from 'telegraf/types';
import { checkUrl } from './check-url.ts';
import { objectOf, type Params } from './params.ts';
import { badRequest } from './refusal.ts';

export type Keyboard = InlineKeyboardMarkup['inline_keyboard'];

export interface Markup {
  /** Empty where there are no buttons under the message. */
  readonly keyboard: Keyboard;
  /** A keyboard in place of the letters, or its removal: such a message cannot be edited. */
  readonly isOther: boolean;
}

/** `reply_markup` as Telegram takes it. @throws Refusal 400 */
export function readMarkup(params: Params): Markup {
  const markup = objectOf<Partial<InlineKeyboardMarkup>>(params, 'reply_markup');
  if (markup === undefined) return { keyboard: [], isOther: false };
  if (markup.inline_keyboard === undefined) return { keyboard: [], isOther: true };
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  const keyboard = rows.filter((row) => row.length > 0).map((row) => row.map(checked));
  if (keyboard.flat().length > 100) throw badRequest('reply markup is too long');
  return { keyboard, isOther: false };
}

function checked(button: Keyboard[number][number]): Keyboard[number][number] {
  if (typeof button.text !== 'string') throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"');
  if (button.text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if ('url' in button) {
    const result = checkUrl(button.url);
    if ('problem' in result) throw badRequest(`inline keyboard button URL '${button.url}' is invalid: ${result.problem}`);
    return { text: button.text, url: result.url };
  }
  if ('callback_data' in button) {
    const size = Buffer.byteLength(button.callback_data);
    if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { text: button.text, callback_data: button.callback_data };
  }
  if (Object.keys(button).length === 1) throw badRequest('can\'t parse inline keyboard button: Text buttons are unallowed in the inline keyboard');
  return button;
}
