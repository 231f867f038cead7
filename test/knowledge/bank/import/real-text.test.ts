import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES } from '../../../../knowledge/bank/item.ts';
import type { ItemContent } from '../../../../knowledge/bank/item.ts';
import type { QuestionFile } from '../../../../knowledge/bank/import/question-file.ts';
import { readQuestionFile } from '../../../../knowledge/bank/import/read-question-file.ts';
import { shared } from '../../documents/shared.ts';

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

const bare = (text: string): string => text.replaceAll(/[\s；;，,、]/g, '');

describe.skipIf(!has)('real files of 执法资格考试, skipped without ../shared', () => {
  const raw = (name: string): string => new TextDecoder('gb18030').decode(readFileSync(`${EXAMS}xingzhengzhifa/${name}_data.txt`));

  /**
   * Keys by another way than the reader's: for each number at the beginning of a line, the next 正确答案 after it, and
   * the words right behind each of its letters, up to the next letter with a colon or dot.
   */
  function expected(name: string): Map<string, { letters: string; words: string[] }> {
    const keys = new Map<string, { letters: string; words: string[] }>();
    for (const [, number, body] of raw(name).matchAll(/^(\d+)\t([^]*?)(?=^\d+\t|$(?![^]))/gm)) {
      const letters = /正确答案：([A-D]+)/.exec(body!)![1]!;
      const words = [...letters].map((letter) => new RegExp(`(?<![A-Za-z])${letter}(?:[：.．]|(?=行政许可\\t))([^]*?)(?=,?[A-D][：.．]|[A-D]行政许可|D公开|\\t|$(?![^]))`).exec(body!.replaceAll(/\r?\n(?!$)/g, '').replace('行政许可\t正确', '行政许可\t\t正确'))![1]!);
      keys.set(number!, { letters, words: words.map(bare) });
    }
    return keys;
  }

  it.each([['danxuan', 727, 'single'], ['duoxuan', 465, 'multiple'], ['panduan', 1000, 'true-false']] as const)('%s: all %d arrive with the right key', async (name, count, type) => {
    const keys = expected(name);
    const { items } = await read(`xingzhengzhifa/${name}_data.txt`);
    expect(keys.size).toBe(count);
    expect(items).toHaveLength(count);
    for (const { draft } of items) {
      const { letters, words } = keys.get(draft.source!)!;
      expect(draft.content.type).toBe(type);
      if (type === 'true-false') {
        expect([draft.source, rightWords(draft.content)]).toEqual([draft.source, words.map((word) => ({ 正确: '对', 错误: '错' })[word] ?? word)]);
      } else {
        const { key, options } = draft.content as Extract<ItemContent, { type: 'single' | 'multiple' }>;
        expect([draft.source, key.map((place) => 'ABCD'[place]).join('')]).toEqual([draft.source, letters]);
        expect([draft.source, options.length]).toEqual([draft.source, 4]);
        expect([draft.source, rightWords(draft.content).map(bare)]).toEqual([draft.source, words]);
      }
    }
  });

  it('anlifenxi: 245 of 246 cases, 1,008 of 1,009 sub-questions', async () => {
    const { items, rejected } = await read('xingzhengzhifa/anlifenxi_data.txt');
    // Each key stands right below the line that asks.
    const keys = [...raw('anlifenxi').matchAll(/^(?:\d{1,2}[、.．]?)?([^\r\n]+)\r\n正确答案：([A-D]+)\r?$/gm)].map(([, stem, letters]) => `${bare(stem!)} ${letters}`);
    const asked = items.flatMap(({ draft }) => (draft.content.type === 'case' ? draft.content.questions : []));
    expect(items).toHaveLength(245);
    expect(asked).toHaveLength(1008);
    expect(keys).toHaveLength(1009);
    const read4 = asked.map((question) => {
      const { key, options } = question as Extract<typeof question, { type: 'single' | 'multiple' }>;
      expect([question.stem, options.length]).toEqual([question.stem, 4]);
      return `${bare(question.stem)} ${key.map((place) => 'ABCD'[place]).join('')}`;
    });
    expect(keys.filter((key) => !read4.includes(key))).toHaveLength(1);
    expect(read4.filter((key) => !keys.includes(key))).toEqual([]);
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
