import type { GateRun, Tally } from './evaluate-gate.ts';
import type { AnswerFindings } from './judge-answers.ts';

/** The run as a table: what was caught by kind, false alarms by form, findings on real answers, time. */
export function reportGate({ figures, mistakes }: GateRun, answers: AnswerFindings, show: number): string {
  const { mutations, carriers, p50, p95 } = figures;
  const { figures: real, shown } = answers;
  return [
    'wrong statements          texts  caught',
    ...rows(mutations),
    '',
    'right statements          texts  alarms',
    ...rows(carriers),
    '',
    `lawyers' answers: ${real.answers} that cite articles, ${real.citations} citations: ${real.ok} ok, ${real.unverifiable} not verifiable, `
      + `findings: ${real.trueFindings} true, ${real.falseFindings} false, ${real.unjudged} unjudged`,
    `time per text: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`,
    ...mistakes.slice(0, show).map(({ kind, form, text, verification: { citations } }) =>
      `\n[${kind}, ${form}] ${text}\n  → ${citations.map(({ finding, detail }) => `${finding}: ${detail}`).join(' | ')}`),
    ...shown.slice(0, show).map(({ question, citation: { text, finding, detail }, judgement }) => `\n[answer ${question}, ${judgement}] ${text}: ${finding}: ${detail}`),
  ].join('\n');
}

function rows(tallies: Readonly<Record<string, Tally>>): string[] {
  const all = Object.values(tallies);
  const total = { texts: sum(all.map(({ texts }) => texts)), alarms: sum(all.map(({ alarms }) => alarms)) };
  return [...Object.entries(tallies), ['all', total] as const].map(([name, { texts, alarms }]) =>
    `${name.padEnd(24)}${String(texts).padStart(7)}${String(alarms).padStart(8)}${`${((100 * alarms) / texts).toFixed(2)}%`.padStart(10)}`);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
