import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES } from '../../../../../knowledge/bank/item.ts';
import type { ItemContent } from '../../../../../knowledge/bank/item.ts';
import type { QuestionFile } from '../../../../../knowledge/bank/import/question-file.ts';
import { readQuestionFile } from '../../../../../knowledge/bank/import/read-question-file.ts';
import { shared } from '../../../documents/shared.ts';

const EXAMS = shared('bench/exams/');
const has = existsSync(EXAMS);

async function read(path: string): Promise<QuestionFile> {
  const result = await readQuestionFile(readFileSync(EXAMS + path), path);
  if (!result.ok) throw new Error(result.reason);
  return result.file;
}

/** The words of the right options, or 对/错: what a key means, whatever the letters are. */
function rightWords(content: ItemContent): string[] {
  if (content.type === 'true-false') return [content.key ? '对' : '错'];
  return content.type === 'single' || content.type === 'multiple' ? content.key.map((place) => content.options[place]!) : [];
}

const optionsOf = (content: ItemContent): number => ('options' in content ? content.options.length : 2);
const bare = (text: string): string => text.replaceAll(/[\s；;，,、]/g, '');

describe.skipIf(!has)('real files of 执法资格考试, skipped without ../shared', () => {
  const raw = (name: string): string => new TextDecoder('gb18030').decode(readFileSync(`${EXAMS}xingzhengzhifa/${name}_data.txt`));

  /**
   * Right options by another way than the reader's: for each number at the beginning of a line, the letters of the next
   * 正确答案, and the words right behind each letter up to the next label, cell or line.
   */
  function expected(name: string): Map<string, string[]> {
    const keys = new Map<string, string[]>();
    for (const [, number, body] of raw(name).matchAll(/^(\d+)\t([^]*?)(?=^\d+\t|$(?![^]))/gm)) {
      const letters = [.../正确答案：([A-D]+)/.exec(body!)![1]!];
      // Lines that break off in a row run on; one row has letters without a sign.
      const line = body!.replaceAll(/\r?\n(?!$)/g, '').replace('A行政许可\t', 'A.行政许可\t');
      const words = letters.map((letter) => new RegExp(`(?<![A-Za-z])${letter}[：.．]([^]*?)(?=,?[A-D][：.．]|\\t|$(?![^]))`).exec(line)![1]!);
      keys.set(number!, words.map((word) => ({ 正确: '对', 错误: '错' })[word.trim()] ?? bare(word)));
    }
    return keys;
  }

  it.each([['danxuan', 727, 'single'], ['duoxuan', 465, 'multiple'], ['panduan', 1000, 'true-false']] as const)('%s: all %d arrive with the right key', async (name, count, type) => {
    const keys = expected(name);
    const { items } = await read(`xingzhengzhifa/${name}_data.txt`);
    expect(keys.size).toBe(count);
    expect(items).toHaveLength(count);
    const seen = items.map(({ draft: { source, content } }) => ({ source, type: content.type, words: rightWords(content).map(bare), options: optionsOf(content) }));
    expect(seen).toEqual(items.map(({ draft: { source } }) => ({ source, type, words: keys.get(source!), options: type === 'true-false' ? 2 : 4 })));
    expect(new Set(seen.map(({ source }) => source)).size).toBe(new Set(keys.keys()).size);
  });

  it('anlifenxi: 245 of 246 cases, 1,008 of 1,009 sub-questions', async () => {
    const { items, rejected } = await read('xingzhengzhifa/anlifenxi_data.txt');
    // Each key stands below the line that asks.
    const keys = [...raw('anlifenxi').matchAll(/^(?:\d{1,2}[、.．]?)?([^\r\n]+)\r\n(?:\r\n)?正确答案：([A-D]+)\r?$/gm)].map(([, stem, letters]) => `${bare(stem!)} ${letters}`);
    const asked = items.flatMap(({ draft }) => (draft.content.type === 'case' ? draft.content.questions : []));
    expect(items).toHaveLength(245);
    expect(asked).toHaveLength(1008);
    expect(keys).toHaveLength(1009);
    const answered = asked.map((question) => `${bare(question.stem)} ${'options' in question ? question.key.map((place) => 'ABCD'[place]).join('') : ''}`);
    expect(new Set(asked.map(optionsOf))).toEqual(new Set([4]));
    expect(keys.filter((key) => !answered.includes(key))).toHaveLength(1);
    expect(answered.filter((key) => !keys.includes(key))).toEqual([]);
    expect(rejected.map(({ at, reason }) => [at, reason.slice(0, 12)])).toMatchInlineSnapshot(`
      [
        [
          "第 219 行",
          "没有答案，请补上“答案：",
        ],
        [
          "第 421 行",
          "同一题干下还有一组选项（",
        ],
        [
          "第 636 行",
          "同一题干下还有一组选项（",
        ],
        [
          "第 4374 行",
          "同一题干下还有一组选项（",
        ],
        [
          "第 5411 行",
          "同一题干下还有一组选项（",
        ],
        [
          "第 7428 行",
          "案例的小题：每个选项字母",
        ],
      ]
    `);
  });
});

describe.skipIf(!has)('a real .docx of a justice bureau, skipped without ../shared', () => {
  it('all 2,000 arrive, with the keys of the database that it came from', async () => {
    const sql = readFileSync(`${EXAMS}licang_pufa/lcsf_lts_questions_only.sql`, 'utf8');
    const options = new Map<string, { words: string; right: boolean }[]>();
    for (const [, name, key, question] of sql.matchAll(/^INSERT INTO `lp_option` VALUES \('\d+', '((?:[^'\\]|\\.)*)', '(-?1)', '(\d+)'\);/gm)) {
      if (!options.has(question!)) options.set(question!, []);
      options.get(question!)!.push({ words: bare(name!), right: key === '1' });
    }
    const questions = [...sql.matchAll(/^INSERT INTO `lp_question` VALUES \('(\d+)', '\d+', '(...)', '((?:[^'\\]|\\.)*)'/gm)]
      .map(([, id, type, name]) => ({ id: id!, type: type!, stem: bare(name!), options: options.get(id!)! }));
    const { items, rejected } = await read('licang_pufa/all.docx');
    expect(rejected).toEqual([]);
    expect(questions).toHaveLength(2000);
    expect(items.map(({ draft }) => draft.source)).toEqual(questions.map(({ id }) => id));
    const differing = items.filter(({ draft: { content } }, index) => {
      const question = questions[index]!;
      const places = question.options.flatMap(({ right }, place) => (right ? [place] : []));
      const key = content.type === 'true-false' ? [content.key ? 0 : 1] : content.type === 'single' || content.type === 'multiple' ? content.key : [];
      return TYPE_NAMES[content.type] !== question.type || key.join() !== places.join();
    });
    const sameStem = items.filter(({ draft }, index) => bare(draft.content.stem) === questions[index]!.stem);
    const sameWords = items.filter(({ draft }, index) =>
      rightWords(draft.content).map(bare).join() === questions[index]!.options.flatMap(({ words, right }) => (right ? [words] : [])).join());
    expect(differing.map(({ draft }) => draft.source)).toEqual([]);
    // The database was mended in twelve stems after the file had been made, and the file has three dates as Excel's day numbers.
    expect([sameStem.length, sameWords.length]).toEqual([1988, 1997]);
  });
});
