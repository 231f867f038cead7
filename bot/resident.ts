/** Channel and person: `terminal:local`, `telegram:123`. */
export type ResidentId = string;
