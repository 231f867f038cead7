import { articleLabel, parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import type { ArticleNumber } from '../../knowledge/citation/citation.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import { formatNumeral } from '../../knowledge/numerals.ts';
import { dayOf } from '../understand/calendar.ts';

/** Names a version among those of its law: the day of its adoption or newest amendment, which never changes. */
export type VersionName = Day | 'undated';

/** Which text of a law is meant; days that come from outside are read by {@link readTextChoice}. */
export interface TextChoice {
  /** The text in force on this day; the present one by default. */
  readonly on?: Day;
  /** This text, whatever the day: for one that is in force on no day that is known. */
  readonly version?: VersionName;
}

/** A place of the law browser; `title` is the normalised one where we write the address, any name of the law where people do. */
export type LawAddress =
  | (TextChoice & { readonly page: 'law'; readonly title: string; readonly region?: Region })
  /** `article` is a label, 第一百三十三条之一, where we write it; people may write 133-1. */
  | (TextChoice & { readonly page: 'article'; readonly title: string; readonly region?: Region; readonly article: string })
  | { readonly page: 'compare'; readonly title: string; readonly region?: Region; readonly from: VersionName; readonly to: VersionName };

const ROOT = '/law/';
const COMPARE = 'compare';

/** The address as a link of this site, encoded: /law/民法典/1079?on=2021-03-01. */
export function lawPath(address: LawAddress): string {
  const { title, region } = address;
  const steps = [title, ...(address.page === 'article' ? [articleSegment(address.article)] : address.page === 'compare' ? [COMPARE] : [])];
  const query = new URLSearchParams({
    ...(region !== undefined && { region }),
    ...(address.page === 'compare' ? { from: address.from, to: address.to } : {
      ...(address.on !== undefined && { on: address.on }),
      ...(address.version !== undefined && { version: address.version }),
    }),
  }).toString();
  return `${ROOT}${steps.map(encodeURIComponent).join('/')}${query && `?${query}`}`;
}

/** Reads a path with its query, encoded or as a browser shows it; undefined for what is no address of the law browser. */
export function parseLawPath(path: string): LawAddress | undefined {
  const [steps = '', query = ''] = path.split('#')[0]!.split(/\?(.*)/s);
  if (!steps.startsWith(ROOT)) return undefined;
  const decoded = steps.slice(ROOT.length).replace(/\/$/, '').split('/').map(decode);
  const [title, below, ...more] = decoded;
  if (!title || more.length > 0 || decoded.includes(undefined)) return undefined;
  const parameters = new URLSearchParams(query);
  const region = parameters.get('region');
  const where = { title, ...(region && { region }) };
  if (below === COMPARE) {
    const [from, to] = [versionName(parameters.get('from')), versionName(parameters.get('to'))];
    return from && to ? { page: 'compare', ...where, from, to } : undefined;
  }
  const chosen = readTextChoice(parameters);
  if (!chosen) return undefined;
  return below === undefined ? { page: 'law', ...where, ...chosen } : { page: 'article', ...where, article: labelOf(below), ...chosen };
}

/** `on` and `version` of a query; undefined where one of them is no day: 2021-02-30. */
export function readTextChoice(parameters: Pick<URLSearchParams, 'get'>): TextChoice | undefined {
  const [on, version] = [parameters.get('on'), parameters.get('version')];
  if ((on && !isDay(on)) || (version && !versionName(version))) return undefined;
  return { ...(on && { on }), ...(version && { version }) };
}

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

/** 第一百三十三条之一 → 133-1; the label itself where it is not that of an article. */
export function articleSegment(label: string): string {
  const number = parseArticleLabel(label);
  // 第133条 as a document's own label would not come back as it is.
  if (!number || articleLabel(number.number, number.sub) !== label) return label;
  return `${number.number}${number.sub === undefined ? '' : `-${number.sub}`}`;
}

/**
 * The labels that a person may mean who writes 1079, 第1079条, 一千零七十九, 133-1, 133之一, （一） or 5.1.1: the article
 * first, then what a document without articles would call it.
 */
export function labelsMeant(written: string): string[] {
  const text = written.normalize('NFKC').trim();
  const number = readNumber(text.replace(/\s/g, ''));
  const bracketed = text.replaceAll('(', '（').replaceAll(')', '）');
  return [...new Set([
    ...(number ? [articleLabel(number.number, number.sub)] : []),
    written, bracketed, bracketed.replaceAll(/\s/g, ''),
    ...(number && number.sub === undefined ? [formatNumeral(number.number), String(number.number)] : []),
  ])];
}

const labelOf = (segment: string): string => (/^\d/.test(segment) && readNumber(segment) ? labelsMeant(segment)[0]! : segment);

/** The number of an article, with or without 第 and 条. */
export function readNumber(text: string): ArticleNumber | undefined {
  const plain = text.replace(/^(第?[^-之条]+)(条?)[-–—](\d{1,3})(条?)$/, '$1$2之$3$4');
  return parseArticleLabel(plain) ?? parseArticleLabel(plain.includes('之') ? plain.replace(/^([^条]+)之/, '$1条之') : `${plain}条`);
}

function decode(step: string): string | undefined {
  try {
    return decodeURIComponent(step);
  } catch {
    return undefined;
  }
}

const versionName = (text: string | null): VersionName | undefined => (text && (text === 'undated' || isDay(text)) ? text : undefined);
