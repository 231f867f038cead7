import { RELATIVES } from '../../relatives.ts';

/** How one kind of danger is told. */
export interface Signs {
  /** Danger under way, also where the message asks what the law says. */
  readonly now: readonly RegExp[];
  /** Danger, unless the message asks what the law says and tells of no present. */
  readonly likely: readonly RegExp[];
  /** Enough where the message asks nothing of the law: doubt counts as danger. */
  readonly words: readonly RegExp[];
  /** Ways of speaking, and cases that are over: no danger whatever else stands there. */
  readonly not: readonly RegExp[];
}

/** The relatives and others of whom residents speak, as one alternative. */
export const KIN = `(?:${RELATIVES}|工友|男人|老人|老头|老太太?|朋友|闺蜜|同学|室友|同事|邻居|房东|老板|他|她|伊|佢|对方|那个?人|有人|一伙人|一群人|几个人|混混|流氓|债主`
  + '|催债的|讨债的|高利贷的人?|那口子|屋头那个|酒鬼.{0,2}|醉汉)';

/** The speaker, in the dialects too. */
export const ME = '(?:我|俺|额|咱|偶|阮|侬)';
