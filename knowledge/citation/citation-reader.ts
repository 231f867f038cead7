import { normaliseTitle } from '../title.ts';
import type { Citation, LawMention } from './citation.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { guessTitleStart } from './guess-title.ts';
import { matchAt } from './match-at.ts';
import { createMemory } from './memory.ts';
import { readBelow, readLocators, readPrevious, type Locator } from './read-locators.ts';
import { readTail, readYearBefore } from './read-tail.ts';
import type { TitleMatcher } from './title-matcher.ts';

/** A citation whose offsets are those of the folded text. */
export type FoundCitation = Omit<Citation, 'text'>;

/** Where a citation without a title may begin. */
const TRIGGER = /[第本该同此前上最倒]/g;

/** Reads a folded text from left to right; see {@link parseCitations}. */
export function readCitations(text: string, matcher: TitleMatcher, statute: boolean): FoundCitation[] {
  const memory = createMemory();
  const found: FoundCitation[] = [];
  let position = 0;

  const emit = (locators: readonly Locator[], law: LawMention | undefined, extra: Pick<FoundCitation, 'relation'> = {}): number => {
    locators.forEach((locator, listIndex) => found.push({ ...(law && { law }), ...extra, ...locator, listIndex }));
    const last = locators.at(-1)!;
    memory.place(last);
    return last.end;
  };

  /** A title, with the article behind it where there is one. Returns where to go on. */
  function readMention(mention: Mention): number {
    const tail = readTail(text, mention.end);
    const before = readYearBefore(text, mention.start);
    const start = before?.start ?? mention.start;
    const locators = readLocators(text, tail.end, 0, { start, bare: tail.end === mention.end || tail.versionYear ? 'yes' : 'no' });
    if (!mention.law) return locators.at(-1)?.end ?? mention.end;
    const versionYear = mention.law.versionYear ?? tail.versionYear ?? before?.versionYear;
    const law = memory.law({
      ...(mention.otherName === undefined ? mention.law : memory.unabbreviated(mention.law, mention.otherName)),
      ...(versionYear !== undefined && { versionYear }),
      ...(tail.book !== undefined && { book: mention.law.book === undefined ? tail.book : `${mention.law.book} ${tail.book}` }),
    }, tail.alias);
    if (locators.length > 0) return emit(locators, law);
    if (standsAlone(text.slice(mention.start, mention.end))) found.push({ start, end: tail.bookEnd ?? mention.end, law, listIndex: 0 });
    return tail.alias === undefined ? tail.bookEnd ?? mention.end : tail.end;
  }

  /** 该法第四十条, 本法第四十条. */
  function readLawAnaphor(at: number): number | undefined {
    const match = matchAt(LAW_ANAPHOR, text, at);
    if (!match) return undefined;
    const tail = readTail(text, at + match[0].length);
    const locators = readLocators(text, tail.end, 0, { start: at });
    if (locators.length === 0) return undefined;
    const own = match[1] === '本';
    // Speech that says 本法 quotes the law that it named.
    const law = memory.alias(match[0]) ?? (own && statute ? undefined : memory.lawOfKind(match[2]!) ?? memory.lastLaw());
    return emit(locators, law, { relation: own ? 'this-law' : 'same-law' });
  }

  /** 本条第二款, 该条第二款, 本款第（一）项. */
  function readArticleAnaphor(at: number): number | undefined {
    const match = matchAt(ARTICLE_ANAPHOR, text, at);
    if (!match) return undefined;
    const depth = match[2] === '条' ? 0 : 1;
    const own = match[1] === '本';
    const last = own && statute ? undefined : memory.lastPlace();
    const relation = own ? (depth === 0 ? 'this-article' : 'this-paragraph') : 'same-article';
    const within = { ...(last?.article && { article: last.article }), ...(depth === 1 && last?.paragraph !== undefined && { paragraph: last.paragraph }) };
    const locators = readBelow(text, at + match[0].length, depth, { ...within, relation }, at);
    if (locators.length === 0) return undefined;
    return emit(locators, own && statute ? undefined : memory.lastLaw());
  }

  /** 第四十条 with a title before it that is in no list, or with none. */
  function readBareArticle(at: number): number | undefined {
    const locators = readLocators(text, at, 0);
    if (locators.length === 0) return undefined;
    const end = locators.at(-1)!.end;
    const guessed = titleBefore(at);
    if (guessed) {
      return emit(readLocators(text, at, 0, { start: guessed.start }), memory.law(guessed.law));
    }
    if (NOT_A_LAW_BEFORE.test(text.slice(Math.max(0, at - 14), at)) || NOT_AN_ARTICLE_AFTER.test(text.slice(end, end + 4))) return end;
    if (statute) return isHeading(at, end) ? end : emit(locators, undefined, { relation: 'this-law' });
    const kind = KIND_BEFORE.exec(text.slice(Math.max(0, at - 8), at));
    // 原解释四 is one of a series that was not named in full.
    const law = !kind ? memory.lastLaw() : kind[2] === undefined ? memory.lawOfKind(kind[1]!) : undefined;
    return emit(locators, law, law && { relation: kind ? 'same-law' : 'implied-law' });
  }

  function titleBefore(at: number): { start: number; law: LawMention } | undefined {
    const alias = memory.aliasBefore(text, at);
    if (alias) return { start: at - alias.length, law: alias.law };
    const end = text[at - 1] === '的' || text[at - 1] === '中' ? at - 1 : at;
    const start = guessTitleStart(text, end, position);
    if (start === undefined) return undefined;
    const title = text.slice(start, end);
    const key = normaliseTitle(title);
    return { start, law: memory.unabbreviated({ title, key, guessed: true }, key) };
  }

  /** 第二款, 第（一）项 without an article. */
  function readBelowArticle(at: number): number | undefined {
    const last = memory.lastPlace();
    if (!statute && !last?.article) return undefined;
    const locators = readBelow(text, at, 0, statute ? {} : { article: last!.article! }, at);
    const first = locators[0];
    // 第一项 without brackets is a word of its own: 判决第一项, 第一项工作.
    if (!first || (!statute && first.paragraph === undefined && text[at + 1] !== '（')) return undefined;
    if (NOT_A_PARAGRAPH_AFTER.test(text.slice(first.end, first.end + 4))) return undefined;
    return statute
      ? emit(locators, undefined, { relation: 'this-article' })
      : emit(locators, memory.lastLaw(), { relation: 'same-article' });
  }

  function readPreviousAnaphor(at: number): number | undefined {
    const locators = readPrevious(text, at);
    if (locators.length === 0) return undefined;
    locators.forEach((locator, listIndex) => found.push({ ...locator, listIndex }));
    return locators.at(-1)!.end;
  }

  /** In the text of a whole statute an article's own label opens its line. */
  function isHeading(at: number, end: number): boolean {
    return (at === 0 || /[\n*#]/.test(text[at - 1]!)) && !/^(?:规定的|所列|所称|第|、|和|至)/.test(text.slice(end, end + 3));
  }

  function readAt(at: number): number | undefined {
    switch (text[at]) {
      case '前': return readPreviousAnaphor(at);
      case '第': return readBareArticle(at) ?? readBelowArticle(at);
      case '最': case '倒': return readBelowArticle(at);
      default: return readLawAnaphor(at) ?? readArticleAnaphor(at);
    }
  }

  const mentions = findMentions(text, matcher);
  let next = 0;
  let trigger = -1;
  for (;;) {
    while (next < mentions.length && mentions[next]!.start < position) next += 1;
    const mention = mentions[next];
    if (trigger < position) {
      TRIGGER.lastIndex = position;
      trigger = TRIGGER.exec(text)?.index ?? Infinity;
    }
    if (mention && mention.start <= trigger) position = readMention(mention);
    else if (trigger === Infinity) return found;
    else position = readAt(trigger) ?? trigger + 1;
  }
}

const LAW_ANAPHOR =
  /(本|该|同|此|上述|前述|该部)(?:实施|暂行|试行)?(法典|法律|法规|法|条例|规定|办法|细则|规则|解释|司法解释|决定|规程|规范|准则|意见|通知)(?![院官人定])/y;
const ARTICLE_ANAPHOR = /(本|该|同|此|上述|前述)(条|款)/y;

/** 条例第五条, 原解释四第十一条: a kind of document in place of its title. */
const KIND_BEFORE = /(法典|法律|法规|法|条例|规定|办法|细则|规则|司法解释|解释|决定|意见|通知|新规|纪要|批复)(（?[一二三四五六七八九十]{1,2}）?)?的?$/;

/** Things with articles that are no law: 合同第三条, 协议书中第五条. */
const NOT_A_LAW_BEFORE =
  /(?:合同|协议|章程|约定|承诺书|借条|欠条|收条|判决|判决书|裁定书|决定书|通知书|协议书|合同书|须知|保单|手册|遗嘱|规章|纪律|公约|方案)(?:书|中的?|的|里的?|内的?|上的?)?[》”]?$/;
/** 第一条 counts things: 第一条微信, 第二条短信. */
const NOT_AN_ARTICLE_AFTER =
  /^(?:微信|短信|消息|信息|视频|评论|留言|语音|回复|动态|新闻|建议|意见|理由|线索|路|街|河|鱼|狗|船|裤|裙|烟|腿|命|链接|朋友圈|生产线|高速|铁路|跑道|声明)/;
const NOT_A_PARAGRAPH_AFTER = /^(?:手机|产品|车|软件|游戏|衣|鞋|包|APP|保险|理财|工作|任务|请求|诉求|诉讼请求|内容|工程|业务)/;

/** Two characters are too few to be a title without an article (水法 in 用水法规), save two that are no part of other words. */
function standsAlone(written: string): boolean {
  return written.length > 2 || written === '刑法' || written === '宪法';
}
