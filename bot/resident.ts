/** Channel and person: `terminal:local`, `telegram:123`. */
export type ResidentId = string;

/** Whoever sits at the terminal of this machine. */
export const TERMINAL_RESIDENT: ResidentId = 'terminal:local';
