/** What the remarks on a question say, where a format has one field for all of it. */
export interface LabelledParts {
  readonly reference: string;
  readonly points: string;
  readonly explanation: string;
}

const LABELS = { reference: '参考答案：', points: '采分点：', explanation: '解析：' } as const;
const LABEL_LINE = /^(参考答案|采分点|解析)：/;

/** Remarks whose parts begin with 参考答案：, 采分点： and 解析：; what has no label is explanation. */
export function readLabelledParts(text: string): LabelledParts {
  const parts = { reference: '', points: '', explanation: '' };
  let open: keyof LabelledParts = 'explanation';
  for (const line of text.split('\n')) {
    const label = LABEL_LINE.exec(line)?.[1];
    open = label === '参考答案' ? 'reference' : label === '采分点' ? 'points' : label === '解析' ? 'explanation' : open;
    const words = label === undefined ? line : line.slice(label.length + 1);
    parts[open] = parts[open] === '' ? words : `${parts[open]}\n${words}`;
  }
  return parts;
}

/** @returns undefined where a part has a line that would be read as the label of another */
export function formatLabelledParts(parts: LabelledParts): string | undefined {
  const filled = (Object.keys(LABELS) as (keyof LabelledParts)[]).filter((part) => parts[part] !== '');
  if (filled.some((part) => parts[part].split('\n').some((line) => LABEL_LINE.test(line)))) return undefined;
  return filled.map((part) => `${LABELS[part]}${parts[part]}`).join('\n');
}
