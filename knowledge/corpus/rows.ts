import type { FromBasis, Law, Level, ToBasis, Validity, Version } from '../law.ts';
import type { Provision, ProvisionKind } from '../provision.ts';

export interface LawRow { id: number; key: string; title: string; level: Level; region: string }

export interface VersionRow {
  id: number;
  law_id: number;
  date: string;
  title: string;
  document_number: string | null;
  issuer: string | null;
  level: Level;
  region: string;
  stated_from: string | null;
  expires: string | null;
  effective_from: string | null;
  from_basis: FromBasis;
  effective_to: string | null;
  to_basis: ToBasis | null;
  ended_by: string | null;
  text_hash: string;
}

export interface ProvisionRow {
  id: number;
  version_id: number;
  kind: ProvisionKind;
  label: string;
  path: string;
  text: string;
}

/** A provision as the corpus holds it. */
export interface StoredProvision extends Provision {
  readonly id: number;
  readonly versionId: number;
}

export const lawOf = (row: LawRow): Law => row;

export function versionOf(row: VersionRow): Version {
  return {
    id: row.id,
    lawId: row.law_id,
    title: row.title,
    ...(row.document_number !== null && { documentNumber: row.document_number }),
    ...(row.issuer !== null && { issuer: row.issuer }),
    level: row.level,
    region: row.region,
    ...(row.date !== '' && { date: row.date }),
    validity: validityOf(row),
  };
}

function validityOf(row: VersionRow): Validity {
  return {
    ...(row.effective_from !== null && { from: row.effective_from }),
    fromBasis: row.from_basis,
    ...(row.effective_to !== null && { to: row.effective_to }),
    ...(row.to_basis !== null && { toBasis: row.to_basis }),
    ...(row.ended_by !== null && { endedBy: row.ended_by }),
  };
}

export function provisionOf(row: ProvisionRow): StoredProvision {
  return {
    id: row.id,
    versionId: row.version_id,
    kind: row.kind,
    label: row.label,
    path: JSON.parse(row.path) as string[],
    text: row.text,
  };
}
