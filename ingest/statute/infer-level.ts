import { NATIONWIDE, type Level, type Region } from '../../knowledge/law.ts';
import { regionOf } from '../../knowledge/region.ts';

export interface HeadFacts {
  readonly title: string;
  readonly front: readonly string[];
  readonly documentNumber?: string;
  readonly issuer?: string;
  readonly path?: string;
}

/** Folder names of the collections in circulation that say what lies in them. */
const LEVEL_OF_FOLDER: Record<string, Level> = {
  宪法: '宪法', 法律: '法律', 宪法相关法: '法律', 民法典: '法律', 民法商法: '法律', 刑法: '法律', 行政法: '法律', 经济法: '法律',
  社会法: '法律', 诉讼与非诉讼程序法: '法律', 生态环境法: '法律', 监察法规: '监察法规', 行政法规: '行政法规',
  司法解释: '司法解释', 地方性法规: '地方性法规', 部门规章: '部门规章', 地方政府规章: '地方政府规章', 规范性文件: '规范性文件',
};

/**
 * 效力层级 by who made the document (Legislation Law, articles 10, 72, 80 to 82, 91, 93), as its head, number and
 * title say it; where they do not, by the folder it lies in; else a normative document (规范性文件).
 */
export function inferLevel(facts: HeadFacts): Level {
  return fromMaker(facts) ?? fromFolder(facts.path) ?? '规范性文件';
}

function fromMaker({ title, front, documentNumber = '', path }: HeadFacts): Level | undefined {
  const head = front.join('\n').replaceAll(/《[^》]*》/g, '');
  if (/^(中华人民共和国)?宪法(修正案.*)?$/.test(title)) return '宪法';
  if (/^最高人民(法院|检察院)/.test(title) || /^(法释|高检发释字)/.test(documentNumber)) return '司法解释';
  if (/全国人民代表大会/.test(head) && /全国人民代表大会(常务委员会)?.{0,20}(通过|修订|修正|公告)/.test(head)) return '法律';
  if (/^国家监察委员会.{0,10}公告/m.test(head)) return '监察法规';
  if (/(最高人民法院审判委员会|最高人民检察院.{0,12}检察委员会)/.test(head)) return '司法解释';
  if (/^(国发|国办发|国办函|国函)/.test(documentNumber)) return fromFolder(path) ?? '规范性文件';
  if (/[省市区州县](?:第.{1,4}届)?人民代表大会/.test(head + title) && !/全国人民代表大会/.test(title)) return '地方性法规';
  if (/国务院令|国务院(?:、中央军事委员会)?令|国务院第\d+次常务会议/.test(head)) return '行政法规';
  if (/[省市州]人民政府.{0,6}令/.test(head)) return '地方政府规章';
  if (fromFolder(path) === undefined && /(部|委员会|总局|局|署|银行)令/.test(head) && /(办法|规定|细则|规则)/.test(title)) return '部门规章';
  return undefined;
}

function fromFolder(path: string | undefined): Level | undefined {
  if (path === undefined) return undefined;
  for (const folder of path.split('/').slice(0, -1).reverse()) {
    const level = LEVEL_OF_FOLDER[folder];
    if (level) return level;
  }
  return undefined;
}

const LOCAL: ReadonlySet<Level> = new Set(['地方性法规', '地方政府规章', '规范性文件']);

/** Where the document applies: national makers make law for the country, local ones for the place they name. */
export function inferRegion({ title, front, issuer }: HeadFacts, level: Level): Region {
  if (!LOCAL.has(level)) return NATIONWIDE;
  const head = front.filter((line) => line !== title).join('\n').replaceAll(/《[^》]*》/g, '');
  return regionOf(`${title}\n${head}\n${issuer ?? ''}`) ?? NATIONWIDE;
}
