import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { statusOn, type Day, type Validity } from '../../knowledge/law.ts';
import type { Quotation } from './answer.ts';
import type { Piece } from './choose-pieces.ts';

const BASIS: Record<Validity['fromBasis'], string> = {
  text: '正文载明',
  amendment: '修改决定载明',
  catalogue: '法律目录载明',
  assumed: '正文未载明施行日期，按最近一次通过、修正或公布的日期推定',
  unknown: '日期不详',
};

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
    version: {
      from: validity.from ?? null,
      to: validity.to ?? null,
      status: statusOn(validity, day),
      basis: BASIS[validity.fromBasis],
    },
    quote: piece.text,
    isPart: piece.text.length < provision.text.length,
    provisionId: provision.id,
    source: version.documentNumber ? `${version.title}（${version.documentNumber}）` : version.title,
  };
}
