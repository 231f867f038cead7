/** Channel and person: `terminal:local`, `telegram:123`. */
export type ResidentId = string;

/** Whoever sits at the terminal of this machine. */
export const TERMINAL_RESIDENT: ResidentId = 'terminal:local';

/**
 * As whom a person is known in groups besides, `telegram:<group>:<person>`, as a pattern of LIKE; undefined where nobody
 * is: there are no groups, or the resident is one of a group.
 */
export const inGroups = (resident: ResidentId): string | undefined => (/^telegram:\d+$/u.test(resident) ? resident.replace(':', ':%:') : undefined);
