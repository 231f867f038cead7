import type { Region } from '../../law.ts';
import { applies } from '../../region.ts';
import type { IndexFilter } from '../port.ts';
import { dayNumber, type Header } from './format.ts';

/** Facts of each provision, one column each. */
export interface Columns {
  readonly ids: Uint32Array;
  readonly laws: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly levels: Uint8Array;
  readonly region: Uint32Array;
  readonly chapters: Uint32Array;
  readonly lengths: Uint32Array;
}

export function columnsOf(bytesOf: (name: string) => ArrayBuffer): Columns {
  return {
    ids: new Uint32Array(bytesOf('ids')),
    laws: new Uint32Array(bytesOf('laws')),
    from: new Uint32Array(bytesOf('from')),
    to: new Uint32Array(bytesOf('to')),
    levels: new Uint8Array(bytesOf('levels')),
    region: new Uint32Array(bytesOf('region')),
    chapters: new Uint32Array(bytesOf('chapters')),
    lengths: new Uint32Array(bytesOf('lengths')),
  };
}

/** 1 for every provision that a filter lets pass, 0 for the others. */
export function markAllowed(header: Header, regions: readonly Region[], columns: Columns, filter: IndexFilter): Uint8Array {
  const day = filter.date === undefined ? undefined : dayNumber(filter.date, 0);
  const regionFits = regions.map((region) => filter.region === undefined || applies(region, filter.region));
  const levelFits = header.levels.map((level) => filter.levels === undefined || filter.levels.includes(level));
  const laws = filter.laws && new Set(filter.laws);
  return Uint8Array.from({ length: header.size }, (_, document) => Number(
    (day === undefined || (columns.from[document]! <= day && day < columns.to[document]!)) &&
    regionFits[columns.region[document]!]! &&
    levelFits[columns.levels[document]!]! &&
    (laws === undefined || laws.has(columns.laws[document]!))));
}
