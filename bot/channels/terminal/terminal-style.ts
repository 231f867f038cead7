import { styleText } from 'node:util';
import { PLAIN, type Style } from '../../presentation/plain-text.ts';

const COLOURED: Style = {
  // To the style itself nobody listens but us: whether it may be used is decided once, below.
  title: (text) => styleText('bold', text, { validateStream: false }),
  fact: (text) => styleText('dim', text, { validateStream: false }),
  law: (line) => styleText('cyan', line, { validateStream: false }),
};

/** Colours where the output is a terminal that has them, and nobody asks for none (`NO_COLOR`, `TERM=dumb`). */
export function styleFor(output: NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'getColorDepth'>>, environment: NodeJS.ProcessEnv): Style {
  const mayColour = output.isTTY === true && (environment['NO_COLOR'] ?? '') === '' && (output.getColorDepth?.(environment) ?? 1) > 1;
  return mayColour ? COLOURED : PLAIN;
}
