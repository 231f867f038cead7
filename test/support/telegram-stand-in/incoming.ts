import type { MessageEntity, User } from 'telegraf/types';
import type { Kept } from './room.ts';

const PATTERNS: readonly [type: 'bot_command' | 'mention' | 'url', pattern: RegExp][] = [
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>@])/gu],
  ['mention', /(?<![\p{L}\p{N}_])@\w{3,32}(?![\p{L}\p{N}_])/gu],
  ['url', /https?:\/\/[\w-]+(?:\.[\w-]+)+[\w/?#&=%.~:-]*/g],
];

/** What Telegram finds in the text of a person. A letter that touches a command or a mention, a Chinese one too, makes it plain text. */
export function findEntities(text: string): MessageEntity[] {
  return PATTERNS
    .flatMap(([type, pattern]) => [...text.matchAll(pattern)].map(({ 0: found, index }): MessageEntity => ({ type, offset: index, length: found.length })))
    .filter((entity, _, all) => !all.some((other) => other !== entity && other.type === 'bot_command' && other.offset < entity.offset && entity.offset < other.offset + other.length))
    .sort((a, b) => a.offset - b.offset);
}

/** Whether a bot in privacy mode gets this message of a group: a command that is not another bot's, a mention, a reply to it. */
export function isForBot({ text, entities, replyTo }: { text: string; entities: readonly MessageEntity[]; replyTo: Kept | undefined }, bot: User): boolean {
  const own = `@${bot.username}`.toLowerCase();
  return replyTo?.from.id === bot.id || entities.some(({ type, offset, length }) => {
    const written = text.slice(offset, offset + length).toLowerCase();
    return type === 'bot_command' ? !written.includes('@') || written.endsWith(own) : type === 'mention' && written === own;
  });
}
