import type { Day, Validity } from '../law.ts';

/** One version as far as its place in time goes. */
export interface TimedVersion {
  /** Day of adoption or newest amendment; undefined when the document names none. */
  readonly date?: Day;
  /** First day of force as the text itself states it; older than `date` when an amendment left the old clause. */
  readonly statedFrom?: Day;
  /** First day without force by the text's own 有效期. */
  readonly expires?: Day;
}

/** What other documents say of a law. */
export interface OutsideFacts {
  /** Decisions that amend it: the version of `date` applies from `from`. */
  readonly amendments: readonly { readonly date: Day; readonly from: Day }[];
  /** Laws that repeal it. */
  readonly repeals: readonly { readonly by: string; readonly from: Day }[];
  readonly catalogue: readonly { readonly published: Day; readonly effective?: Day; readonly repealed: boolean }[];
}

/**
 * The validity of every version of one law, in the order of `versions`. Each version ends where the next begins;
 * the last ends where another law repeals it or its own term runs out.
 */
export function timeline(versions: readonly TimedVersion[], facts: OutsideFacts): Validity[] {
  const starts = versions.map((version) => startOf(version, facts, versions.length === 1));
  const order = versions.map((_, index) => index).sort((a, b) =>
    compare(starts[a]!.from, starts[b]!.from) || compare(versions[a]!.date, versions[b]!.date));
  const result: Validity[] = versions.map((_, index) => starts[index]!);
  order.forEach((index, place) => {
    const next = order[place + 1];
    const end = endOf(versions[index]!, starts[index]!, next === undefined ? undefined : starts[next]!, facts, versions.length === 1);
    result[index] = { ...starts[index]!, ...end };
  });
  return result;
}

const compare = (a: Day | undefined, b: Day | undefined): number => (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;

function startOf(version: TimedVersion, facts: OutsideFacts, only: boolean): Validity {
  const { date, statedFrom } = version;
  if (statedFrom !== undefined && (date === undefined || statedFrom >= date)) return { from: statedFrom, fromBasis: 'text' };
  const [amended] = facts.amendments.filter((fact) => fact.date === date && fact.from >= fact.date).map((fact) => fact.from).sort();
  if (amended !== undefined) return { from: amended, fromBasis: 'amendment' };
  const row = catalogueRow(version, facts, only);
  // A catalogue that repeats the day of publication as the day of effect tells nothing.
  if (row?.effective !== undefined && row.effective > (date ?? row.published)) return { from: row.effective, fromBasis: 'catalogue' };
  if (date !== undefined) return { from: date, fromBasis: 'assumed' };
  if (row) return { from: row.effective ?? row.published, fromBasis: 'catalogue' };
  return { fromBasis: 'unknown' };
}

type End = Pick<Validity, 'to' | 'toBasis' | 'endedBy'>;

function endOf(version: TimedVersion, start: Validity, next: Validity | undefined, facts: OutsideFacts, only: boolean): End {
  const ends: End[] = [];
  if (next?.from !== undefined) ends.push({ to: next.from, toBasis: 'superseded' });
  for (const repeal of facts.repeals) {
    if (repeal.from > (start.from ?? '')) ends.push({ to: repeal.from, toBasis: 'repealed', endedBy: repeal.by });
  }
  if (version.expires !== undefined && version.expires > (start.from ?? '')) ends.push({ to: version.expires, toBasis: 'expired' });
  // On the same day the newer text of the same law explains more than the clause that repeals the older one.
  const earliest = ends.sort((a, b) => compare(a.to, b.to) || compare(a.endedBy, b.endedBy))[0];
  if (earliest) return earliest;
  return catalogueRow(version, facts, only)?.repealed ? { toBasis: 'catalogue' } : {};
}

function catalogueRow(version: TimedVersion, facts: OutsideFacts, only: boolean): OutsideFacts['catalogue'][number] | undefined {
  const exact = facts.catalogue.find((row) => row.published === version.date);
  return exact ?? (only && version.date === undefined && facts.catalogue.length === 1 ? facts.catalogue[0] : undefined);
}
