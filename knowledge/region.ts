import { NATIONWIDE, type Region } from './law.ts';
import { FORMER, PLACES, ZONES } from './region-names.ts';

/**
 * The regions that contain a region, nearest first, the whole country last.
 * 陕西省/安康市 → 陕西省, 全国. The whole country has none.
 */
export function ancestors(region: Region): Region[] {
  if (region === NATIONWIDE) return [];
  const steps = region.split('/');
  return [...steps.slice(1).map((_, i) => steps.slice(0, steps.length - 1 - i).join('/')), NATIONWIDE];
}

/** Whether a law of one region binds a resident of another: it does at home and everywhere below (立法法 articles 80 to 82). */
export function applies(lawRegion: Region, residentRegion: Region): boolean {
  return lawRegion === residentRegion || ancestors(residentRegion).includes(lawRegion);
}

/**
 * Where a law applies, read from its title and, on the lines below, who passed and approved it.
 * The title decides; the issuing bodies speak where it names no place, or only by a short name (中山陵园 is not 中山市).
 * @returns undefined for a national text and for one that names no place.
 */
export function regionOf(text: string): Region | undefined {
  const [title = '', ...head] = text.split(/<!-- INFO END -->|^[#*\s]*第一[条章]/mu)[0]!.trim().split('\n');
  const name = title.replace(/^(?:\P{Script=Han}|中国(?=[（(]))+/u, '');
  if (/^(?:中华人民共和国|中共中央|全国|国务院|最高人民)/u.test(name)) return undefined;

  const bodies = issuingRegions(head.join('\n'));
  const provinces = new Set(bodies.map(provinceOf));
  const agrees = (place: Reading) => provinces.size === 0 || provinces.has(provinceOf(place.region));
  const read = readings(name).filter((reading) => !GENERIC.has(reading.last));
  const full = best(read.filter((reading) => reading.formal), agrees);
  const short = best(read.filter((reading) => reading.level < COUNTY && agrees(reading)));
  const found = full && (!short || full.length >= short.length) ? full : short;
  if (found) return zoneBelow(found.region, name.slice(found.length)) ?? found.region;
  return bodies.sort((a, b) => depth(b) - depth(a))[0];
}

/**
 * The region that a person means: 陕西省安康市恒口示范区, 陕西/安康, 恒口, 我在安康市汉滨区.
 * What follows the county (a township, a street) is dropped.
 * @param near decides between places of one name: the one that shares more of this path is meant.
 * @returns undefined when no place is named, or several of that name are equally near.
 */
export function parseRegion(userText: string, near: Region = NATIONWIDE): Region | undefined {
  const text = userText.normalize('NFKC').trim().replace(/^(?:我们?|本人)?(?:是|住|家)?(?:在|来自)?/u, '');
  if (/^(?:全国|中国)$/u.test(text)) return NATIONWIDE;
  const rest = /^\P{Script=Han}*(?:的|人|这边|这里|本地)*$|(?:镇|乡|村|社区|小区|街道|办事处|路|街|巷|[组号室楼])$/u;
  const whole = readings(text).filter((reading) => rest.test(text.slice(reading.length)));
  return best(whole, (reading) => shared(reading.region, near))?.region;
}

/** A place that a text names; `start` and `end` are UTF-16 offsets. */
export interface NamedPlace {
  readonly region: Region;
  readonly start: number;
  readonly end: number;
  /** By official names only: 西安市, not 西安, which may be part of another word. */
  readonly isOfficial: boolean;
}

/**
 * Every place that a running text names, in order: 我是陕西安康人，在西安打工. Short names count too, though some are
 * common words (公安, 和平); what stands around them is the caller's to weigh.
 * @param near decides between places of one name, as for {@link parseRegion}; where it does not, none is given.
 */
export function placesIn(text: string, near: Region = NATIONWIDE): NamedPlace[] {
  const found: NamedPlace[] = [];
  for (let start = 0; start < text.length - 1; start++) {
    const reading = best(readings(text.slice(start, start + 3 * LONGEST)).filter(({ last }) => !GENERIC.has(last)), ({ region }) => shared(region, near));
    if (!reading) continue;
    found.push({ region: reading.region, start, end: start + reading.length, isOfficial: reading.formal });
    start += reading.length - 1;
  }
  return found;
}

interface Place {
  readonly name: string;
  readonly region: Region;
  readonly level: number;
}

/** One way to read the start of a text as a place, with how much of the text it takes. */
interface Reading {
  readonly region: Region;
  readonly length: number;
  readonly level: number;
  /** The last name as written; every name was an official one when `formal`. */
  readonly last: string;
  readonly formal: boolean;
}

const [PROVINCE, PREFECTURE, COUNTY] = [1, 2, 3] as const;

/** Official names that are also common nouns, so that a title that goes on with one names no place: 晋城市城区 against 城区绿化. */
const GENERIC = new Set(['城区', '郊区', '矿区', '新城区', '市中区']);

const PEOPLES = '土家|布依|哈尼|景颇|傈僳|柯尔克孜|哈萨克|维吾尔|朝鲜|(?<!内)蒙古|苗|藏|羌|彝|侗|傣|壮|白|回|瑶|畲|满|黎';

/** Names that a place goes by when its kind is left out: 安康市 → 安康, 恩施土家族苗族自治州 → 恩施 and 恩施州. */
function shortNames(name: string): string[] {
  const stem = name.replace(
    new RegExp(`(?:(?:${PEOPLES})族?)*自治[区州县旗]$|特别行政区$|地区$|示范区$|新区$|林区$|[省市盟县区旗]$`, 'u'), '',
  );
  if (stem.length < 2 || stem === name) return [];
  return name.endsWith('州') ? [stem, `${stem}州`] : [stem];
}

function* places(): Generator<Place> {
  for (const [province, lines] of Object.entries(PLACES)) {
    yield { name: province, region: province, level: PROVINCE };
    for (const line of lines) {
      const [prefecture = '-', ...counties] = line.split(' ');
      const above = prefecture === '-' ? province : `${province}/${prefecture}`;
      if (prefecture !== '-') yield { name: prefecture, region: above, level: PREFECTURE };
      for (const county of counties) yield { name: county, region: `${above}/${county}`, level: COUNTY };
    }
  }
  for (const [name, region] of Object.entries(ZONES)) yield { name, region, level: COUNTY };
}

/** Every name, official or short, with the places that bear it. */
const GAZETTEER = new Map<string, (Place & { formal: boolean })[]>();
for (const place of places()) {
  for (const name of new Set([place.name, ...shortNames(place.name)])) {
    GAZETTEER.set(name, [...(GAZETTEER.get(name) ?? []), { ...place, formal: name === place.name }]);
  }
}
for (const [name, region] of Object.entries(FORMER)) GAZETTEER.set(name, [{ name, region, level: PREFECTURE, formal: true }]);
const LONGEST = Math.max(...[...GAZETTEER.keys()].map((name) => name.length));
/** Length of the longest name that begins with a character. */
const LONGEST_FROM = new Map<string, number>();
for (const name of GAZETTEER.keys()) LONGEST_FROM.set(name[0]!, Math.max(name.length, LONGEST_FROM.get(name[0]!) ?? 0));

/** Every way to read the start of the text as province, prefecture, county, from the outside in, any of them left out. */
function readings(text: string, within?: Region): Reading[] {
  const skipped = /^[\s/·,，、>-]*/u.exec(text)![0].length;
  const found: Reading[] = [];
  for (let size = Math.min(LONGEST_FROM.get(text[skipped] ?? '') ?? 0, text.length - skipped); size >= 2; size--) {
    const last = text.slice(skipped, skipped + size);
    for (const { region, level, formal } of GAZETTEER.get(last) ?? []) {
      if (within !== undefined && !region.startsWith(`${within}/`) && ZONES[last] !== within) continue;
      const length = skipped + size;
      found.push({ region, length, level, last, formal });
      for (const deeper of readings(text.slice(length), region)) {
        found.push({ ...deeper, length: length + deeper.length, formal: formal && deeper.formal });
      }
    }
  }
  return found;
}

/** The reading that takes most of the text, then the one preferred, then the wider place; none when two places remain. */
function best(found: readonly Reading[], preference: (reading: Reading) => number | boolean = () => 0): Reading | undefined {
  const order = (a: Reading, b: Reading) =>
    b.length - a.length || Number(preference(b)) - Number(preference(a)) || a.level - b.level;
  const [first, ...others] = [...found].sort(order);
  if (!first) return undefined;
  return others.some((other) => order(first, other) === 0 && other.region !== first.region) ? undefined : first;
}

const BODY = /(?:第[^届]{1,4}届)?(?:人民代表大会|人大常委会|人民政府|革命委员会|管理委员会|管委会)/gu;

/** Regions of the congresses and governments that a head names, laws that it mentions left out. */
function issuingRegions(head: string): Region[] {
  const plain = head.replace(/《[^》]*》|[〈＜<][^〉＞>]*[〉＞>]/gu, '').replace(/\s+/gu, '');
  const before = [...plain.matchAll(BODY)].map(({ index }) => plain.slice(Math.max(0, index - 2 * LONGEST), index));
  return [...new Set(before.flatMap((text) => regionAtEnd(text) ?? []))];
}

/** The longest place, by official names, that a text ends with. */
function regionAtEnd(text: string): Region | undefined {
  for (let start = 0; start < text.length - 1; start++) {
    const name = text.slice(start);
    const found = best(readings(name).filter((reading) => reading.formal && reading.length === name.length));
    if (found) return found.region;
  }
  return undefined;
}

const ZONE = /^(?!经济|高新|工业|城市|城乡|国家|自主|创新|综合|文化|生态|农业|科技|技术|旅游|历史|特色|产业|现代)\p{Script=Han}{2,3}(?:示范区|新区|高新区|经开区|开发区)/u;

/** A zone that the gazetteer does not know, named right after a place that it does know: 宁波市大榭开发区. */
function zoneBelow(region: Region, rest: string): Region | undefined {
  const zone = depth(region) > 1 || (PLACES[region]?.[0] ?? '').startsWith('- ') ? ZONE.exec(rest)?.[0] : undefined;
  return zone === undefined ? undefined : `${region}/${zone}`;
}

const depth = (region: Region) => region.split('/').length;
const provinceOf = (region: Region) => region.split('/')[0]!;

/** How many steps from the province down two regions have in common. */
function shared(a: Region, b: Region): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const apart = left.findIndex((step, i) => step !== right[i]);
  return apart < 0 ? left.length : apart;
}
