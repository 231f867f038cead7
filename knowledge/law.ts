/** 效力层级 of a normative document; the Legislation Law (立法法) articles 98 to 106 rank them. */
export type Level =
  | '宪法'
  | '法律'
  | '监察法规'
  | '行政法规'
  | '司法解释'
  | '地方性法规'
  | '部门规章'
  | '地方政府规章'
  | '规范性文件';

export const LEVELS: readonly Level[] = [
  '宪法', '法律', '监察法规', '行政法规', '司法解释', '地方性法规', '部门规章', '地方政府规章', '规范性文件',
];

/** Where a version stands on a given day. */
export type Status = '现行有效' | '尚未施行' | '已修改' | '已废止';

/** A calendar day, `YYYY-MM-DD`, in China. */
export type Day = string;

/** 适用地域: a path from the province down, `陕西省/安康市`; the whole country is {@link NATIONWIDE}. */
export type Region = string;

export const NATIONWIDE: Region = '全国';

/** How the first day of a version is known. */
export type FromBasis =
  | 'text' // the document says so
  | 'amendment' // the decision that made this version says so
  | 'catalogue' // a catalogue of laws says so
  | 'assumed' // only the day of adoption or promulgation is known
  | 'unknown';

/** How the end of a version is known. */
export type ToBasis =
  | 'superseded' // a later version of the same law
  | 'repealed' // another law repeals it
  | 'expired' // its own 有效期 has run out
  | 'catalogue'; // a catalogue of laws says that it is repealed, the day is not known

/** The days between which a text is law. `to` is the first day on which it is not. */
export interface Validity {
  readonly from?: Day;
  readonly fromBasis: FromBasis;
  readonly to?: Day;
  readonly toBasis?: ToBasis;
  /** Title of the law that ends it, where another does. */
  readonly endedBy?: string;
}

/**
 * Status on a day. A text repealed on an unknown day counts as repealed on every day: nobody can rely on it.
 */
export function statusOn(validity: Validity, day: Day): Status {
  if (validity.to === undefined && validity.toBasis === 'catalogue') return '已废止';
  if (validity.from !== undefined && day < validity.from) return '尚未施行';
  if (validity.to !== undefined && day >= validity.to) return validity.toBasis === 'superseded' ? '已修改' : '已废止';
  return '现行有效';
}

/** 法律文件: everything that one title stands for, through all its versions. */
export interface Law {
  readonly id: number;
  /** Normalised title; with the region, unique. */
  readonly key: string;
  /** As its newest version writes it. */
  readonly title: string;
  readonly level: Level;
  readonly region: Region;
}

/** 版本: the text of a law between two days. */
export interface Version {
  readonly id: number;
  readonly lawId: number;
  readonly title: string;
  readonly documentNumber?: string;
  readonly issuer?: string;
  readonly level: Level;
  readonly region: Region;
  /** Day of the newest adoption, amendment or promulgation that its head names; tells versions of a law apart. */
  readonly date?: Day;
  readonly validity: Validity;
}
