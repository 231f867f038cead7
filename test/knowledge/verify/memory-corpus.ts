import type { StoredProvision } from '../../../knowledge/corpus/rows.ts';
import type { VerificationCorpus } from '../../../knowledge/verify/verification.ts';
import { memoryLookup, type LawText } from '../citation/memory-lookup.ts';

/** A corpus of a few invented laws, as verification asks of one. */
export function memoryCorpus(texts: readonly LawText[]): VerificationCorpus {
  const lookup = memoryLookup(texts);
  const laws = texts.flatMap(({ title }) => lookup.lawsByKey(title.replace('中华人民共和国', '')));
  const versions = laws.flatMap(({ id }) => lookup.versionsOf(id));
  const provisions = texts.flatMap((text, lawId) => text.versions.flatMap(({ articles }, number) =>
    Object.entries(articles).map(([label, words], ordinal): StoredProvision => {
      const versionId = lawId * 100 + number;
      return { id: versionId * 100 + ordinal, versionId, kind: 'article', label, path: ['第一章 总则'], text: words };
    })));
  const inContext = (provision: StoredProvision) => {
    const version = versions.find(({ id }) => id === provision.versionId)!;
    return { law: laws.find(({ id }) => id === version.lawId)!, version, provision };
  };
  return {
    generation: () => 1,
    lawsByKey: (key) => [...lookup.lawsByKey(key)],
    lawKeys: () => [...lookup.lawKeys()],
    versionsOf: (lawId) => [...lookup.versionsOf(lawId)],
    version: (id) => versions.find((version) => version.id === id),
    lastArticle: lookup.lastArticle,
    provision: (versionId, label) => provisions.find((provision) => provision.versionId === versionId && provision.label === label),
    provisionsOf: (versionId) => provisions.filter((provision) => provision.versionId === versionId),
    provisionsInContext: (ids) => ids.flatMap((id) => provisions.filter((provision) => provision.id === id).map(inContext)),
    everyProvision: () => provisions.values().map(inContext),
  };
}

const NOW = { from: '2020-01-01' } as const;

/** An invented law with what makes citing hard: 款, 项, 之N, exceptions, negations, figures, references to itself. */
export const CATS = {
  第一条: '为了保护猫和养猫人的合法权益，促进人与猫和睦相处，制定本法。',
  第十条: '养猫人应当自领养之日起三十日内向所在地社区办理登记；逾期不登记的，处二百元以上五百元以下罚款。\n养猫人不得遗弃所养的猫，但是因患重病无力照料并经社区同意的除外。\n违反前款规定的，由社区责令改正。',
  第十条之一: '幼猫未满三个月的，任何单位和个人不得出售或者赠送。',
  第十一条: '有下列情形之一的，社区可以收回领养证：\n（一）虐待猫只并且拒不改正的；\n（二）连续两年不为猫只接种疫苗的；\n（三）法律规定的其他情形。',
  第十二条: '猫伤人的，养猫人应当赔偿医疗费用的百分之八十；故意放任猫伤人的，应当按照医疗费用的二倍赔偿。',
  第十三条: '依照本法第十条第一款规定办理登记的，社区不得收取任何费用。',
} as const;

export const corpus = memoryCorpus([
  { title: '中华人民共和国养猫法', versions: [
    { date: '2009-10-01', validity: { from: '2010-01-01', to: '2020-01-01', toBasis: 'superseded' }, articles: { ...CATS, 第十二条: '猫伤人的，养猫人应当赔偿全部的医疗费用，没有钱的可以做工来抵。' } },
    { date: '2019-10-01', validity: NOW, articles: CATS },
  ] },
  { title: '中华人民共和国养狗法', versions: [{ validity: NOW, articles: { 第十条: '携带犬只出户的，应当使用不超过二米的牵引绳，并且主动避让老年人和儿童。', 第十一条: '饲养烈性犬的，应当在户外张贴警示标志。' } }] },
  { title: '中华人民共和国养鸟法', versions: [{ validity: { from: '1990-01-01', to: '2015-05-01', toBasis: 'repealed' }, articles: { 第一条: '鸟归人管。' } }] },
  { title: '中华人民共和国养鱼法', versions: [{ validity: { from: '2030-01-01' }, articles: { 第一条: '鱼归人管。' } }] },
]);
