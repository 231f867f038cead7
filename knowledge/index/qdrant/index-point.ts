import { createHash } from 'node:crypto';
import type { ProvisionInContext } from '../../corpus/corpus.ts';
import type { Level, Region } from '../../law.ts';
import { dayNumber } from '../embedded/format.ts';
import { termsOf } from '../terms.ts';
import { encodeDocument, type SparseVector } from './sparse-encoding.ts';
import { uuidOf } from './uuid.ts';

/** One provision of one version as the index holds it. */
export interface IndexPoint {
  /** The same for the same article of the same version, on every machine and after every new ingest. */
  readonly pointId: string;
  readonly provisionId: number;
  readonly lawId: number;
  readonly level: Level;
  readonly region: Region;
  /** First day in force, as yyyymmdd; 0 when not known. */
  readonly from: number;
  /** First day no longer in force; 0 when repealed on an unknown day, 99999999 while none is known. */
  readonly to: number;
  /** The same for all provisions under the same headings of the same version, and (a hash of 48 bits) for no others. */
  readonly chapter: number;
  /** Characters of the text. */
  readonly length: number;
  readonly sparse: SparseVector;
  /** Unit vector. */
  readonly dense?: Float32Array;
  /** Of everything above, so that only what changed is written. */
  readonly hash: string;
}

/** Turns provisions into points, best in the order of the corpus: a heading is segmented once for those below it. */
export function pointMaker(): (entry: ProvisionInContext, dense?: Float32Array) => IndexPoint {
  let heading: { text: string; terms: readonly string[] } = { text: '', terms: [] };
  return ({ law, version, provision }, dense) => {
    const above = [version.title, ...provision.path].join(' ');
    if (above !== heading.text) heading = { text: above, terms: termsOf(above).words };
    const { validity } = version;
    return withHash({
      pointId: pointId(law.key, law.region, version.date, provision.label),
      provisionId: provision.id,
      lawId: law.id,
      level: version.level,
      region: version.region,
      from: dayNumber(validity.from, 0),
      to: validity.to === undefined && validity.toBasis === 'catalogue' ? 0 : dayNumber(validity.to, 99_999_999),
      chapter: chapterOf(law.key, law.region, version.date, provision.path),
      length: provision.text.length,
      sparse: encodeDocument({ ...termsOf(provision.text), heading: heading.terms }),
      ...(dense && { dense }),
    });
  };
}

export function pointId(lawKey: string, lawRegion: Region, versionDate: string | undefined, label: string): string {
  return uuidOf(`provision|${lawKey}|${lawRegion}|${versionDate ?? ''}|${label}`);
}

function chapterOf(lawKey: string, lawRegion: Region, versionDate: string | undefined, path: readonly string[]): number {
  return Number.parseInt(uuidOf(`chapter|${lawKey}|${lawRegion}|${versionDate ?? ''}|${path.join('|')}`).replaceAll('-', '').slice(0, 12), 16);
}

export function withHash(point: Omit<IndexPoint, 'hash'>): IndexPoint {
  const { sparse, dense, ...facts } = point;
  const hash = createHash('sha1')
    .update(JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))))
    .update(Uint32Array.from(sparse.indices))
    .update(Float64Array.from(sparse.values));
  if (dense) hash.update(dense);
  return { ...point, hash: hash.digest('base64url') };
}
