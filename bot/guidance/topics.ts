import type { Topic } from './topic.ts';
import { CRIME } from './topics/crime.ts';
import { FAMILY } from './topics/family.ts';
import { GOVERNMENT } from './topics/government.ts';
import { HARM } from './topics/harm.ts';
import { HOME_AND_LAND } from './topics/home-and-land.ts';
import { LABOUR } from './topics/labour.ts';
import { TRADE } from './topics/trade.ts';

/** Every kind of trouble that has guidance; where two fit a question equally well, the earlier one is given. */
export const TOPICS: readonly Topic[] = [...LABOUR, ...FAMILY, ...HOME_AND_LAND, ...TRADE, ...HARM, ...CRIME, ...GOVERNMENT];
