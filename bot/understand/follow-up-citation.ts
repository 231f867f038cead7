import { articleLabel } from '../../knowledge/citation/article-label.ts';
import type { ArticleNumber, Citation } from '../../knowledge/citation/citation.ts';
import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import { formatPlace } from '../../knowledge/citation/format-citation.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import type { Turn } from '../dialogue/conversation.ts';

/** The place in a law that a conversation named last. */
interface Place {
  readonly law: string;
  readonly article?: ArticleNumber;
}

/**
 * An article or paragraph asked for without its law, completed from what was named last:
 * 第四十条呢 after 劳动合同法第三十九条 is 劳动合同法第四十条, 第二款呢 its second paragraph, 下一条呢 the article after it.
 * @returns undefined when the message names a law itself, none is known, or it asks for no article
 */
export function completeCitation(written: string, turns: readonly Turn[]): string | undefined {
  const message = written.replace(BARE_NUMBER, '第$&');
  const place = lastPlace(turns);
  if (!place || !OPENS_WITH_PLACE.test(message)) return undefined;
  const neighbour = NEIGHBOUR.exec(message);
  if (neighbour?.groups && place.article) {
    const step = /[上前]/u.test(neighbour.groups['step']!) ? -1 : 1;
    const number = place.article.number + step;
    return number < 1 ? undefined : `${place.law}${articleLabel(number)}${tailOf(message.slice(neighbour.index + neighbour[0].length))}`;
  }
  // The law is put before the message, so that the parser reads 第四十条 and 第二款 as it would in one text.
  const before = `${place.law}${place.article ? articleLabel(place.article.number, place.article.sub) : ''}。`;
  const own = parseCitations(message);
  if (own.some(({ law, relation }) => law !== undefined && relation === undefined)) return undefined;
  const item = ITEM.exec(message);
  if (item && place.article) {
    const number = parseNumeral(item[1]!);
    return number === undefined ? undefined : `${place.law}${formatPlace({ article: place.article, item: number })}${tailOf(message.slice(item[0].length))}`;
  }
  const cited = parseCitations(before + message).find(({ start }) => start >= before.length);
  if (!cited || (cited.article === undefined && cited.paragraph === undefined && cited.item === undefined)) return undefined;
  const article = cited.article ?? place.article;
  if (!article) return undefined;
  const asked: Pick<Citation, 'article' | 'paragraph' | 'item'> = {
    article, ...(cited.paragraph !== undefined && { paragraph: cited.paragraph }), ...(cited.item !== undefined && { item: cited.item }),
  };
  return `${place.law}${formatPlace(asked)}${tailOf(message.slice(cited.end - before.length))}`;
}

/** The article comes first; one in the middle of a story may be of house rules: 公司按规章第三条辞退我. */
const OPENS_WITH_PLACE = /^(?:那么?|还有|再|请?查|看看?|一下|根据|按照?|依照?|它的|这部法的?)*(?:第[（(]?[一二三四五六七八九十百千零〇\d]|\d+条|[一二三四五六七八九十百千零]{2,}条|[上下前后]一?条)/u;
/** The first article, named without 第: 那46条呢. */
const BARE_NUMBER = /(?<=^[^第\d一二三四五六七八九十百千零]*)(?:\d+|[一二三四五六七八九十百千零]{2,})(?=条)/u;
/** A 项 of an article without its 款. */
const ITEM = /^那?第?[（(]?([一二三四五六七八九十\d]{1,3})[）)]?项/u;
const NEIGHBOUR = /(?<step>[上下前后])一?条/u;

/** What is asked of the article, where that is more than 呢. */
function tailOf(rest: string): string {
  return rest.replace(/^[呢吗啊呀\s？?。！!]+$/u, '');
}

function lastPlace(turns: readonly Turn[]): Place | undefined {
  for (const { standalone, laws } of [...turns].reverse()) {
    const cited = parseCitations(standalone).findLast(({ law }) => law !== undefined);
    if (cited) return { law: cited.law!.title.replaceAll('中华人民共和国', ''), ...(cited.article && { article: cited.article.last ?? cited.article }) };
    if (laws[0] !== undefined) return { law: laws[0].replaceAll('中华人民共和国', '') };
  }
  return undefined;
}
