import { figuresOf, WAYS, type Figures, type RanksByWay, type Way } from './figures.ts';
import type { CrossValidation, TrainingRecord } from './record.ts';

/** Figures of every way of finding. */
export function figuresByWay(ranks: RanksByWay): Record<Way, Figures> {
  return Object.fromEntries(WAYS.map((way) => [way, figuresOf(ranks[way])])) as Record<Way, Figures>;
}

/** The card of a model in Markdown. */
export function modelCard(record: TrainingRecord, sizes: { features: number; dimensions: number; bytes: number }): string {
  const { date, pairs, questions, provisions, seed, heldOut, crossValidation } = record;
  return `# Encoder and ranker

Written by \`npm run train\` on ${date}; do not edit.

## What it is

A bag of characters, character pairs and words (${sizes.features} features, ${sizes.dimensions} dimensions, ${(sizes.bytes / 1e6).toFixed(1)} MB in 8 bits)
turns a question or a provision into one vector; a network of one hidden layer (\`../ranker/weights.json\`) orders what BM25 and
the vectors find. No part of it was made elsewhere: it starts from random numbers.

## Data

- ${provisions} provisions in force, from the data folder: which sentence belongs to which provision, which headings stand above it.
- ${questions} questions of laypeople with gold articles and a lawyer's answer, from ${pairs}. STARD and LeCoQA, which this
  product's own weights are trained on, are under the MIT licence.
- The files hold features (single words and pairs of characters), numbers, and titles of laws with how many questions
  each answered; no text of a law, no question.

Seed ${seed}. Repeat with \`npm run train -- --pairs … --data …\`; add \`--cross-validate\` for the figures by fold.

## Figures

Shares of the gold articles found; a hit counts as in \`npm run eval -- retrieval\`.

### A tenth of the questions, held out

${markdownTable(Object.entries(heldOut))}
${crossValidation ? foldsOf(crossValidation) : ''}
## Limits

- Questions were asked on legal-advice sites, mostly about civil law; other subjects are known from the corpus alone.
- Word order, negation and numbers do not reach the vector; the gate that checks answers must not lean on it.
- Words that stand in fewer than ten provisions and in fewer than two questions are unknown to it.
- The lay-to-legal lexicon (\`../search/lexicon\`) takes part in every question's vector: train anew when it has changed much.
- Learning rate, temperature, share of dropped features and the signals were chosen by looking at folds 1 and 2; the other
  three were not looked at before.
- The held-out tenth is small: its figures vary by some 0.04 from draw to draw.
`;
}

function foldsOf({ date, provisions, folds }: CrossValidation): string {
  return `
### Five folds

Measured on ${date} over ${provisions} provisions in force. Encoder, ranker, prior on the law and memory of a fold have
seen none of its questions; an encoder behind an endpoint, where there is one, is taken as it comes. Means:

${markdownTable(meansOf(folds))}

${Object.entries(folds).map(([way, each]) => `${way}:\n\n${markdownTable(each.map((one, index) => [`fold ${index + 1}`, one]))}`).join('\n\n')}
`;
}

/** Every way of finding with the mean of its folds. */
export function meansOf(folds: CrossValidation['folds']): [way: string, Figures][] {
  return Object.entries(folds).map(([way, each]) => [way, meanOf(each)]);
}

function meanOf(figures: readonly Figures[]): Figures {
  const mean = (name: keyof Figures): number => figures.reduce((sum, one) => sum + one[name], 0) / figures.length;
  return { 'recall@1': mean('recall@1'), 'recall@10': mean('recall@10'), 'recall@100': mean('recall@100'), 'mrr@10': mean('mrr@10') };
}

function markdownTable(rows: readonly (readonly [string, Figures])[]): string {
  const columns = ['recall@1', 'recall@10', 'recall@100', 'mrr@10'] as const;
  return [
    `| | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...rows.map(([name, figures]) => `| ${name} | ${columns.map((column) => figures[column].toFixed(3)).join(' | ')} |`),
  ].join('\n');
}
