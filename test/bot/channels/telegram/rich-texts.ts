import fc from 'fast-check';
import { joined, marked, plain, type Mark } from '../../../../bot/channels/telegram/rich-text.ts';

const words = fc.string({ unit: fc.oneof(fc.constantFrom('押', '金', '。', '；', '\n', '\n\n', '<b>', '&amp;', '&', '<', '>', '😀', '𠮷', ' ', '】', '？”'), fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 60 });
const kind = fc.constantFrom<Mark['kind']>('bold', 'quote', 'long-quote');

/** Texts with everything that can go wrong in HTML and at cuts. */
export const richTexts = fc.array(fc.oneof(words.map(plain), fc.tuple(kind, words).map(([of, text]) => marked(of, text))), { maxLength: 12 }).map((parts) => joined(parts));
