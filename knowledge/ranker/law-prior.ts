/** How many questions each law answered, by whatever identifies the law, and how many questions there were. */
export interface LawCounts<Law = number> {
  readonly questions: number;
  readonly byLaw: ReadonlyMap<Law, number>;
}

/** A law that answered no question yet is taken to have answered this many. */
const UNSEEN = 0.3;

/** Log of the share of people's questions that a law answers, smoothed. */
export function lawPriorOf<Law>({ questions, byLaw }: LawCounts<Law>): (law: Law) => number {
  const priorOf = (count: number): number => Math.log((count + UNSEEN) / (questions + 1));
  // Few laws have answered a question, and every candidate of every question asks.
  const priors = new Map([...byLaw].map(([law, count]) => [law, priorOf(count)]));
  const unseen = priorOf(0);
  return (law) => priors.get(law) ?? unseen;
}

/** Counts laws over questions; each question names the laws that answered it. */
export function countLaws<Law>(answers: readonly (readonly Law[])[]): LawCounts<Law> {
  const byLaw = new Map<Law, number>();
  for (const laws of answers) for (const law of new Set(laws)) byLaw.set(law, (byLaw.get(law) ?? 0) + 1);
  return { questions: answers.length, byLaw };
}
