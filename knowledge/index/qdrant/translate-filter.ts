import type { Schemas } from '@qdrant/js-client-rest';
import { ancestors } from '../../region.ts';
import { dayNumber } from '../embedded/format.ts';
import type { IndexFilter } from '../port.ts';
import type { PAYLOAD_INDEXES } from './layout.ts';

/** Only on fields that have an index, as strict mode demands. */
export type Condition = Schemas['FieldCondition'] & { readonly key: keyof typeof PAYLOAD_INDEXES };

/** What Qdrant is told that must hold; undefined when the filter lets nothing through, so that it need not be asked. */
export function translateFilter({ date, region, levels, laws }: IndexFilter): Condition[] | undefined {
  if (levels?.length === 0 || laws?.length === 0) return undefined;
  const must: Condition[] = [];
  if (date !== undefined) {
    const day = dayNumber(date, 0);
    must.push({ key: 'from', range: { lte: day } }, { key: 'to', range: { gt: day } });
  }
  if (region !== undefined) must.push({ key: 'region', match: { any: [region, ...ancestors(region)] } });
  if (levels !== undefined) must.push({ key: 'level', match: { any: [...levels] } });
  if (laws !== undefined) must.push({ key: 'law', match: { any: [...laws] } });
  return must;
}
