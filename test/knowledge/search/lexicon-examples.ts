/** One wording for each way through a pattern of the lexicon, every alternative taken once: 欠…(工资|工钱) → 欠了工资, 欠了工钱. */
export function examplesOf(pattern: string): string[] {
  const reader = { rest: [...pattern.replaceAll(/\(\?<?[!=][^)]*\)/g, '')] };
  return readAlternatives(reader);
}

interface Reader {
  rest: string[];
}

function readAlternatives(reader: Reader): string[] {
  const wordings: string[] = [];
  do wordings.push(...readSequence(reader));
  while (reader.rest[0] === '|' && reader.rest.shift());
  return wordings;
}

/** Joins the wordings of the parts side by side, so that their number adds up rather than multiplies. */
function readSequence(reader: Reader): string[] {
  let wordings = [''];
  while (reader.rest.length > 0 && reader.rest[0] !== '|' && reader.rest[0] !== ')') {
    const part = readPart(reader);
    const length = Math.max(wordings.length, part.length);
    wordings = Array.from({ length }, (_, index) => wordings[index % wordings.length]! + part[index % part.length]!);
  }
  return wordings;
}

function readPart(reader: Reader): string[] {
  const character = reader.rest.shift()!;
  const part = character === '(' ? readGroup(reader)
    : character === '[' ? readSet(reader)
    : character === '…' ? ['了那']
    : character === '.' ? ['一']
    : character === '\\' ? [{ d: '5', '+': '+' }[reader.rest.shift()!]!]
    : [character];
  return readCount(reader, part);
}

function readGroup(reader: Reader): string[] {
  const wordings = readAlternatives(reader);
  reader.rest.shift();
  return wordings;
}

function readSet(reader: Reader): string[] {
  return reader.rest.splice(0, reader.rest.indexOf(']') + 1).slice(0, -1);
}

function readCount(reader: Reader, part: string[]): string[] {
  if (reader.rest[0] === '?') {
    reader.rest.shift();
    return [...part, ''];
  }
  if (reader.rest[0] === '+') reader.rest.shift();
  if (reader.rest[0] === '{') reader.rest.splice(0, reader.rest.indexOf('}') + 1);
  return part;
}
