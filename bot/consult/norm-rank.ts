import { NATIONWIDE, type Level, type Region } from '../../knowledge/law.ts';
import { ancestors } from '../../knowledge/region.ts';

export interface Norm {
  readonly level: Level;
  readonly region: Region;
}

/** Judicial interpretations stand beside the law that they interpret. */
const RANK: Readonly<Record<Level, number>> = {
  宪法: 0, 法律: 1, 司法解释: 1, 监察法规: 2, 行政法规: 2, 地方性法规: 3, 部门规章: 4, 地方政府规章: 4, 规范性文件: 5,
};

/**
 * Whether one norm prevails over another on the same matter (立法法 articles 98 to 100): the constitution, laws, regulations
 * of the State Council, then local regulations over the rules of governments at their level and below; of two of a kind
 * those of the wider place (articles 81 and 100).
 * Neither prevails between a ministry's rule and a local regulation or rule (articles 102 and 106): others decide that.
 */
export function prevails(a: Norm, b: Norm): boolean {
  if (a.level === '部门规章' || b.level === '部门规章') {
    const other = a.level === '部门规章' ? b : a;
    if (other.level === '地方性法规' || other.level === '地方政府规章') return false;
  }
  const covers = a.region === NATIONWIDE || a.region === b.region || ancestors(b.region).includes(a.region);
  if (!covers) return false;
  if (RANK[a.level] !== RANK[b.level]) return RANK[a.level] < RANK[b.level];
  return a.level === b.level && a.region !== b.region;
}
