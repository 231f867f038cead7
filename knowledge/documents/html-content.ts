import type { Cheerio, CheerioAPI } from 'cheerio';

type Nodes = Cheerio<ReturnType<CheerioAPI>[number]>;

/** Parts of a page that are never the text of the document. */
const CHROME = [
  'script,style,noscript,template,iframe,object,nav,header,footer,form,button,select,input,textarea,svg',
  '[hidden],[aria-hidden="true"],[role="navigation"],[role="banner"],[role="contentinfo"],[role="search"]',
  '.bshare-custom,.bdsharebuttonbox,.social-share,#share,#print,.print,.noprint',
].join(',');
/** Class and id words of share bars, breadcrumbs, related links, print buttons, QR codes, and version notices. */
const CHROME_WORDS =
  /(?:^|[\s_-])(?:share|fenxiang|bdshare|breadcrumb|crumbs?|bread|position|location|weizhi|dqwz|nav|navbar|menu|sidebar|related|relevant|xgwz|xglj|xgjd|recommend|print|dayin|close|guanbi|qrcode|erweima|ewm|saoma|toolbar|copyright|footer|header|foot|banner|pagination|pager|fontsize|tips?)(?:$|[\s_-])/i;
/** Where the content management systems of government sites put the text, the surest first. */
const KNOWN = [
  '#UCAP-CONTENT', '.TRS_Editor', '.trs_editor_view', '#zoom', '#Zoom', '.pages_content', '#articleContent', '#content_body',
  '.article-content', '.article_content', '.articleContent', '.news_content', '.con_text', '.xxgk_content', '.view_content',
  '.TRS_UEDITOR', '#vsb_content', '#vsb_content_2', '.v_news_content', '.wp_articlecontent', 'article', '.article', '#article', '#content', '.content', 'main',
];
const SUBSTANTIAL = 200;
/** Words of the buttons at the head or foot of an article, as whole lines. */
export const BUTTON_LINE =
  /^(?:[【[（(]?(?:打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|收藏|加入收藏|分享|分享到.{0,20}|返回顶部|扫一扫.{0,20}|字体[：:].{0,12}|字号[：:].{0,12})[】\])）]?[\s|]*)+$/;

const textLength = (nodes: Nodes): number => nodes.text().replaceAll(/\s+/g, '').length;

/** Removes site chrome from a page. An element with most of the page's text is content whatever it is called. */
export function removeChrome($: CheerioAPI): void {
  const total = textLength($('body'));
  const isContent = (nodes: Nodes): boolean => textLength(nodes) > total / 2;
  $('script,style,noscript,template').remove();
  $(CHROME).filter((_, element) => !isContent($(element))).remove();
  $('[id],[class]')
    .filter((_, element) => {
      const node = $(element);
      return CHROME_WORDS.test(`${node.attr('id') ?? ''} ${node.attr('class') ?? ''}`) && !isContent(node);
    })
    .remove();
}

/** The element that holds the text of the document: a known one, else the block densest in text outside links. */
export function mainContent($: CheerioAPI): Nodes {
  const total = textLength($('body'));
  for (const selector of KNOWN) {
    const largest = largestOf($, $(selector));
    if (largest !== undefined && textLength(largest) >= Math.min(SUBSTANTIAL, total / 2)) return largest;
  }
  return densest($);
}

function largestOf($: CheerioAPI, found: Nodes): Nodes | undefined {
  const candidates = found.toArray().map((element) => $(element));
  return candidates.sort((a, b) => textLength(b) - textLength(a))[0];
}

/** Descends from the body while one child block keeps nearly all of the text that is not in links. */
function densest($: CheerioAPI): Nodes {
  let current: Nodes = $('body');
  for (;;) {
    const weight = ownWeight(current);
    const next = current
      .children()
      .toArray()
      .map((element) => $(element))
      .find((child) => ownWeight(child) >= weight * 0.9);
    if (next === undefined || next.is('p,table,span')) return current;
    current = next;
  }
}

const ownWeight = (nodes: Nodes): number => textLength(nodes) - textLength(nodes.find('a') as Nodes);

/** Share of the text that is inside links, and how many links there are. */
export function linkShare(nodes: Nodes): { readonly share: number; readonly links: number } {
  const anchors = nodes.find('a[href]') as Nodes;
  return { share: textLength(anchors) / Math.max(1, textLength(nodes)), links: anchors.length };
}
