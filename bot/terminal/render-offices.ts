import type { Office, OfficeId } from '../guidance/offices.ts';

/** Where to turn, a line each, each once. */
export function renderOffices(ids: readonly OfficeId[], offices: Readonly<Record<OfficeId, Office>>): string {
  return ['【找谁】', ...[...new Set(ids)].map((id) => {
    const { name, phone, address, hours, what } = offices[id];
    return ` · ${[name, phone, address, hours].filter((part) => part !== undefined).join(' ')}：${what}`;
  })].join('\n');
}
