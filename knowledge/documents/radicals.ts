/**
 * PDF fonts often map the glyph of an ordinary character to the radical code point that shares it (⻓ for 长).
 * The supplement block has no compatibility decomposition, so it needs a table; Kangxi radicals have one, but to
 * the traditional form where the simplified glyph differs. Pairs: radical, ordinary character.
 */
const PAIRS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民' +
  '⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹' +
  '⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠' +
  '⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟' +
  // Kangxi radicals whose decomposition is not the character that PRC texts are set in.
  '⼾户⾭青⿈黄';

const TABLE = new Map<string, string>();
for (let pairs = Array.from(PAIRS), i = 0; i < pairs.length; i += 2) TABLE.set(pairs[i]!, pairs[i + 1]!);

// Supplement, Kangxi, and the two blocks of compatibility ideographs (the second one by its surrogates).
const SUSPECT = /[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g;

/** Replaces radical and compatibility code points by the ordinary characters they stand for. */
export function mendRadicals(text: string): string {
  return text.replaceAll(SUSPECT, (char) => TABLE.get(char) ?? char.normalize('NFKC'));
}
