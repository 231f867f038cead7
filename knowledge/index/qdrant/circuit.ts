/**
 * Whether a dependency is asked: closed while it answers; open for some time after it has failed; then one question
 * probes whether it is back. Times in milliseconds, of any clock that does not go backwards.
 */
export type Circuit =
  | { readonly state: 'closed' }
  | { readonly state: 'open'; readonly until: number; readonly pause: number }
  | { readonly state: 'probing'; readonly pause: number };

export const CLOSED: Circuit = { state: 'closed' };

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;

/** The circuit when a question comes; it starts probing when the pause is over. */
export function onQuestion(circuit: Circuit, now: number): Circuit {
  return circuit.state === 'open' && now >= circuit.until ? { state: 'probing', pause: circuit.pause } : circuit;
}

/** Pauses grow while probes fail; further failures of questions that were under way change nothing. */
export function onFailure(circuit: Circuit, now: number): Circuit {
  if (circuit.state === 'open') return circuit;
  const pause = circuit.state === 'closed' ? FIRST_PAUSE_MS : Math.min(circuit.pause * 2, LONGEST_PAUSE_MS);
  return { state: 'open', until: now + pause, pause };
}
