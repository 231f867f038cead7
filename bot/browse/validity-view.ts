import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import { statusOn, type Day, type FromBasis, type Status, type ToBasis, type Validity } from '../../knowledge/law.ts';

/** Since when a text is law, until when, and how that is known. */
export interface ValidityView {
  readonly from: Day | null;
  /** First day on which it is not law any more. */
  readonly to: Day | null;
  /** On the day asked for. */
  readonly status: Status;
  /** The first day of force is not stated anywhere: the day of adoption or amendment stands in. */
  readonly isAssumed: boolean;
  readonly fromBasis: FromBasis;
  readonly toBasis: ToBasis | null;
  /** Title of the law that ends it, where another does. */
  readonly endedBy: string | null;
  /** All of it for people: 现行有效，自2021年1月1日起施行. */
  readonly text: string;
}

export function validityView(validity: Validity, on: Day, today: Day): ValidityView {
  const { from, fromBasis, to, toBasis, endedBy } = validity;
  const status = statusOn(validity, on);
  return {
    from: from ?? null,
    to: to ?? null,
    status,
    isAssumed: fromBasis === 'assumed' || fromBasis === 'unknown',
    fromBasis,
    toBasis: toBasis ?? null,
    endedBy: endedBy ?? null,
    text: [standing(status, on, today), since(validity, on, today), until(validity)].filter((part) => part !== '').join('，'),
  };
}

function standing(status: Status, on: Day, today: Day): string {
  return on === today ? status : `${dayInWords(on)}${status === '现行有效' ? '有效' : status}`;
}

function since({ from, fromBasis }: Validity, on: Day, today: Day): string {
  if (from === undefined) return '施行日期不详';
  if (fromBasis === 'assumed') return `施行日期未载明，按${dayInWords(from)}推定`;
  return `${from > today && from > on ? '将' : ''}自${dayInWords(from)}起施行${fromBasis === 'catalogue' ? '（据法规目录）' : ''}`;
}

function until({ to, toBasis, endedBy }: Validity): string {
  if (to === undefined) return toBasis === 'catalogue' ? '据法规目录已废止，日期不详' : '';
  const day = `自${dayInWords(to)}起`;
  if (toBasis === 'superseded') return `${day}适用修改后的文本`;
  if (toBasis === 'expired') return `${day}有效期届满`;
  return `${day}${endedBy === undefined ? '' : `由${formatTitle(endedBy)}`}废止`;
}
