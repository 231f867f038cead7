/**
 * What the people of the county say in the standard words of the same sense, so that one pattern serves both. Only what
 * has no other sense in a question: 叫狗咬 is 被狗咬, but 叫人来 stays.
 */
const DIALECT: readonly (readonly [RegExp, string])[] = [
  [/莫得|没得(?![到罪出了知空])/gu, '没有'],
  [/莫(?=[给签交退还发付买办赔来管人钱])/gu, '没'],
  [/啥子/gu, '什么'],
  [/(?:咋|啷)个(?:办|弄|整|搞)/gu, '咋办'],
  [/咋搞/gu, '咋办'],
  [/为啥/gu, '为什么'],
  [/屋头|屋里(?![人漏的])/gu, '家里'],
  [/(?:细|碎|幺|奶)娃儿?|娃儿|娃娃(?!亲)/gu, '娃'],
  [/遭(?=打|骗|咬|撞|偷|抓|罚|开除|辞退|狗|车|人打|人骗)/gu, '被'],
  [/叫(?=狗|牛|车撞|骗子|人(?:打|骗|偷|撞|坑|砍|捅|欺负))/gu, '被'],
  [/绊(?=断|伤|坏了腿|下来|下楼)/gu, '摔'],
  [/胡日鬼|日哄/gu, '骗'],
];

/** The text with words of southern Shaanxi in standard ones: 老板莫给工钱咋个办 → 老板没给工钱咋办. */
export function standardWords(text: string): string {
  return DIALECT.reduce((result, [said, standard]) => result.replaceAll(said, standard), text);
}
