import { StringDecoder } from 'node:string_decoder';
import { Transform } from 'node:stream';

/** Asks a terminal to mark what is pasted, and no longer to. */
export const MARK_PASTES = '\u001b[?2004h';
export const MARK_NO_PASTES = '\u001b[?2004l';

const BEGIN = '\u001b[200~';
const END = '\u001b[201~';
/** Stands for the end of a line within a message while it is being edited. */
const LINE_END = '↵';

/** Keys as they come, but for the ends of lines in what is pasted: they would send the message in pieces. */
export function joinPaste(): Transform {
  const decoder = new StringDecoder('utf8');
  let recent = '';
  let isPasting = false;
  const read = (key: string): string => {
    const isSecondOfTwo = key === '\n' && recent.endsWith('\r');
    recent = (recent + key).slice(-BEGIN.length);
    if (recent === BEGIN) isPasting = true;
    if (recent === END) isPasting = false;
    if (!isPasting) return key;
    if (key === '\r' || key === '\n') return isSecondOfTwo ? '' : LINE_END;
    // Pasted, it would ask for what a word could be completed to.
    return key === '\t' ? ' ' : key;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Array.from(decoder.write(chunk), read).join(''));
    },
  });
}

/** A message as it was pasted. */
export const asPasted = (line: string): string => line.replaceAll(LINE_END, '\n').trim();
