import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { statusOn, type Day } from '../../knowledge/law.ts';
import type { Quotation } from './answer.ts';
import type { Piece } from './choose-pieces.ts';

/** Pieces of a provision, in the order of its text, as they are cited on a day. */
export function quote({ law, version, provision }: ProvisionInContext, pieces: readonly Piece[], day: Day): Quotation[] {
  const { validity } = version;
  const hasWords = (from: number, to?: number): boolean => /\S/.test(provision.text.slice(from, to));
  return pieces.map((piece, index) => ({
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
    omittedBefore: hasWords(index === 0 ? 0 : endOf(pieces[index - 1]!), piece.start),
    omittedAfter: index === pieces.length - 1 && hasWords(endOf(piece)),
    provisionId: provision.id,
    source: version.documentNumber ? `《${version.title}》（${version.documentNumber}）` : `《${version.title}》`,
  }));
}

const endOf = ({ start, text }: Piece): number => start + text.length;
