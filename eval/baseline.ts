import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const baseline = z.object({
  date: z.string(),
  questions: z.string(),
  corpus: z.object({ laws: z.number(), versions: z.number(), provisions: z.number() }),
  figures: z.record(z.string(), z.number()),
});

/** Figures of an earlier run that are committed, to compare with. */
export type Baseline = z.infer<typeof baseline>;

/** @returns undefined where none is committed */
export function readBaseline(file: URL): Baseline | undefined {
  return existsSync(file) ? baseline.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Keeps figures, to four places, as the committed ones. */
export function writeBaseline(file: URL, { figures, ...about }: Baseline): void {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]));
  writeFileSync(file, `${JSON.stringify({ ...about, figures: rounded }, null, 2)}\n`);
}

/** A line a figure, with the committed one beside it; names that begin with p and a digit are milliseconds. */
export function figureLines(figures: Readonly<Record<string, number>>, before: Baseline | undefined): string[] {
  const width = Math.max(...Object.keys(figures).map((name) => name.length)) + 2;
  return Object.entries(figures).filter(([name]) => name !== 'questions').map(([name, value]) => {
    const shown = (figure: number): string => (/^p\d/.test(name) ? `${figure.toFixed(2)} ms` : figure.toFixed(4));
    const old = before?.figures[name];
    return `${name.padEnd(width)}${shown(value).padStart(10)}${old === undefined ? '' : `   baseline ${shown(old)}`}`;
  });
}

/** What a run was over, and what its baseline was. */
export function headLine(questions: number, provisions: number, before: Baseline | undefined): string {
  return `${questions} questions over ${provisions} provisions`
    + (before ? `; baseline of ${before.date}: ${before.questions} over ${before.corpus.provisions} provisions` : '');
}
