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
