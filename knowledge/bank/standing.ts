import { formatTitle } from '../citation/format-citation.ts';
import { SUPERSEDED_TITLES } from '../citation/superseded-titles.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import { dayInWords } from '../day.ts';
import { NATIONWIDE, statusOn, type Day, type Law, type Version } from '../law.ts';
import { alignArticles, type Aligned } from '../versions/align-articles.ts';
import { differenceOf, type Difference } from '../versions/difference.ts';
import { wordsHash } from '../words-hash.ts';
import type { Item, PinnedCitation } from './item.ts';

/** What became of a pinned provision; texts are in `pin` (old) and `now`. `detail` is one Chinese sentence. */
export type PinStanding =
  /** In force under its number with the same words. */
  | { readonly standing: 'same'; readonly pin: PinnedCitation; readonly provisionId: number }
  /** Other words, or another number: what the item says of it may be wrong. */
  | { readonly standing: 'changed' | 'renumbered'; readonly pin: PinnedCitation; readonly detail: string; readonly now: ProvisionNow; readonly difference?: Difference }
  /** The version in force has nothing like it. */
  | { readonly standing: 'gone'; readonly pin: PinnedCitation; readonly detail: string; readonly difference?: Difference }
  /** No text of the law is in force on the day; or none is held. */
  | { readonly standing: 'repealed' | 'unknown-law'; readonly pin: PinnedCitation; readonly detail: string };

export interface ProvisionNow {
  readonly label: string;
  readonly text: string;
  /** The version in force: its title and days. */
  readonly title: string;
  readonly date?: Day;
  readonly from?: Day;
}

export interface ItemStanding {
  /** Every provision is in force with the words it had; so it is for an item that cites nothing. */
  readonly stands: boolean;
  readonly pins: readonly PinStanding[];
}

/** Where an item stands on a day. For many items ask what {@link createStanding} gives. */
export function standingOfItem(item: Pick<Item, 'citations'>, corpus: Corpus, day: Day): ItemStanding {
  return createStanding(corpus, day)(item);
}

/** Compares two versions of a law once, however many items cite it. */
export function createStanding(corpus: Corpus, day: Day): (item: Pick<Item, 'citations'>) => ItemStanding {
  const compared = new Map<string, readonly Aligned[]>();
  const compare = (older: Version, newer: Version): readonly Aligned[] => {
    const key = `${older.id} ${newer.id}`;
    const articles = (version: Version): StoredProvision[] => corpus.provisionsOf(version.id).filter(({ kind }) => kind !== 'annex');
    const found = compared.get(key) ?? alignArticles(articles(older), articles(newer));
    compared.set(key, found);
    return found;
  };
  return ({ citations }) => {
    const pins = citations.map((pin) => standingOfPin(pin, corpus, day, compare));
    return { stands: pins.every(({ standing }) => standing === 'same'), pins };
  };
}

function standingOfPin(pin: PinnedCitation, corpus: Corpus, day: Day, compare: (older: Version, newer: Version) => readonly Aligned[]): PinStanding {
  const superseded = pin.region === NATIONWIDE ? SUPERSEDED_TITLES.get(pin.lawKey) : undefined;
  if (superseded && day >= superseded.from) {
    // Certain whatever the corpus holds, as for any citation.
    return { standing: 'repealed', pin, detail: `${formatTitle(pin.law)}自${dayInWords(superseded.from)}起废止，相关内容现由${formatTitle(superseded.by)}规定（${superseded.source}）。` };
  }
  const law = corpus.lawsByKey(pin.lawKey).find(({ region }) => region === pin.region);
  if (!law) return { standing: 'unknown-law', pin, detail: `法律库中没有${formatTitle(pin.law)}。` };
  const versions = corpus.versionsOf(law.id);
  const version = versions.findLast(({ validity }) => statusOn(validity, day) === '现行有效');
  if (!version) return { standing: 'repealed', pin, detail: endOf(law, versions, day) };
  const sameLabel = corpus.provision(version.id, pin.label);
  if (sameLabel && wordsHash(sameLabel.text) === pin.words) return { standing: 'same', pin, provisionId: sameLabel.id };

  const name = `${formatTitle(law.title)}${pin.label}`;
  const older = pinnedVersion(pin, versions, corpus);
  const aligned = older && older.id !== version.id ? compare(older, version) : undefined;
  const difference = aligned && { difference: differenceOf(aligned) };
  const fate = aligned?.find(({ before }) => before === pin.label);
  const became = fate ? fate.after === null ? undefined : corpus.provision(version.id, fate.after) : byWords(pin, corpus, version) ?? sameLabel;
  if (!became) return { standing: 'gone', pin, detail: `${name}已不在现行文本中。`, ...difference };
  const now: ProvisionNow = {
    label: became.label, text: became.text, title: version.title,
    ...(version.date !== undefined && { date: version.date }), ...(version.validity.from !== undefined && { from: version.validity.from }),
  };
  if (wordsHash(became.text) === pin.words) return { standing: 'renumbered', pin, detail: `${name}的文字没有变化，现为${became.label}。`, now, ...difference };
  const change = fate && !fate.isAlike ? '已换成别的内容' : '的文字已经修改';
  return { standing: 'changed', pin, detail: `${name}${change}${became.label === pin.label ? '' : `，现为${became.label}`}。`, now, ...difference };
}

/** The version that the pin was read from, if the corpus still holds it. */
function pinnedVersion(pin: PinnedCitation, versions: readonly Version[], corpus: Corpus): Version | undefined {
  const holding = versions.filter(({ id }) => {
    const provision = corpus.provision(id, pin.label);
    return provision !== undefined && wordsHash(provision.text) === pin.words;
  });
  return holding.findLast(({ validity }) => validity.from === pin.from) ?? holding.at(-1);
}

function byWords({ words }: PinnedCitation, corpus: Corpus, version: Version): StoredProvision | undefined {
  return corpus.provisionsOf(version.id).find(({ text }) => wordsHash(text) === words);
}

function endOf({ title }: Law, versions: readonly Version[], day: Day): string {
  const ended = versions.findLast(({ validity }) => statusOn(validity, day) === '已废止');
  if (!ended) return `法律库中没有${dayInWords(day)}有效的${formatTitle(title)}文本。`;
  const { to, endedBy } = ended.validity;
  return `${formatTitle(title)}${to === undefined ? '已废止' : `自${dayInWords(to)}起废止`}${endedBy === undefined ? '' : `，由${formatTitle(endedBy)}废止`}。`;
}
