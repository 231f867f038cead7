import { strToU8 } from 'fflate';
import { marksInWords, minuteInWords } from '../print/in-words.ts';
import { packFiles, README, withManifest } from './archive-files.ts';
import { headCode } from '../sitting/head-code.ts';
import { examFiles, type ArchivedExam } from './archived-exam.ts';

/**
 * 归档包 of a sitting, a .zip: the same bytes for the same sitting, to be kept for years and verified offline by
 * `verifyArchive`. It holds keys, names and marks: who gets it may read them.
 *
 * @throws RangeError when the journal does not end with `archivedEntry`
 */
export function archiveBundle(exam: ArchivedExam): Uint8Array {
  if (exam.journal.at(-1)?.kind !== 'archived') throw new RangeError('A journal is archived once its last entry is the archiving.');
  return packFiles(withManifest({ ...examFiles(exam), [README]: strToU8(readme(exam)) }));
}

function readme({ sitting: { id, plan }, papers, candidates, journal, results }: ArchivedExam): string {
  return `${plan.title}（${id}）归档

考试时间：${minuteInWords(plan.opensAt)}，${plan.minutes} 分钟；合格线 ${marksInWords(plan.passMark)} 分
名册 ${candidates.length} 人，试卷 ${papers.length} 份，日志 ${journal.length} 条，成绩 ${results.length} 人
日志末条校验码：${headCode(journal.at(-1)!)}

文件
  sitting.json    考试安排和状态
  blueprint.json  组卷方案
  papers/         试卷，含答案、评分规则和引用的条文
  roster.json     考生名册
  seed.json       抽题和排列用的随机种子；它的 SHA-256 在考前已经公布
  pool.json       可以抽取的题目
  journal.jsonl   日志，一行一条，每条含前一条的哈希值
  results.json    成绩
  MANIFEST.json   以上各文件和本说明的 SHA-256

核对
  npm run exam -- verify <本文件> [--code <校验码>]
  不需要数据库、题库和网络。核对内容：文件与清单一致；日志逐条相连、没有截断；名册、试卷与抽题时一致；
  种子与公布的哈希值一致，按种子重新抽题和排列，结果相同；由日志和试卷重算成绩，结果相同。

为什么要另外保存校验码
  哈希链能发现中间的改动，发现不了“整份重做”。归档时的校验码应印在成绩名单上、由两个部门分别保存；
  核对时输入它，就能确认这份归档就是当时的那一份。

注意
  归档含姓名、成绩和试题答案，请按人事档案的要求保管。
`;
}
