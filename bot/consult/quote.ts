import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { statusOn, type Day } from '../../knowledge/law.ts';
import type { Quotation } from './answer.ts';
import type { Piece } from './choose-pieces.ts';

/** One piece of a provision as it is cited on a day. */
export function quote({ law, version, provision }: ProvisionInContext, piece: Piece, day: Day): Quotation {
  const { validity } = version;
  return {
    law: version.title,
    level: version.level,
    region: law.region,
    article: provision.label,
    paragraph: piece.paragraph,
    item: piece.item,
    path: provision.path,
    version: { from: validity.from ?? null, to: validity.to ?? null, status: statusOn(validity, day) },
    isAssumed: validity.fromBasis === 'assumed' || validity.fromBasis === 'unknown',
    quote: piece.text,
    isPart: piece.text.length < provision.text.length,
    provisionId: provision.id,
    source: version.documentNumber ? `《${version.title}》（${version.documentNumber}）` : `《${version.title}》`,
  };
}
