import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { bind, standingOf } from '../../knowledge/vetted/bind.ts';
import { formatVettedAnswers, parseVettedAnswers } from '../../knowledge/vetted/vetted-answer.ts';
import { openVettedStore } from '../../knowledge/vetted/vetted-store.ts';
import { placeOptions, runCommand, UsageError } from './command-line.ts';

const program = placeOptions(new Command('npm run vetted --'))
  .description('审定答复：import <文件.jsonl> 导入，export [文件.jsonl] 导出，list 查看是否仍然有效。')
  .argument('<action...>', 'import <文件> | export [文件] | list');

await runCommand(program, ([action, path], _options, { date, data }) => {
  const corpus = openCorpus(data);
  const store = openVettedStore(data);
  try {
    if (action === 'import' && path !== undefined) {
      const bound = readAnswers(path).map((answer) => bind(answer, corpus, date));
      store.put(bound);
      for (const { answer, missing } of bound) if (missing.length > 0) console.log(`${answer.questions[0]}：法律库中没有 ${missing.join('、')}`);
      console.log(`已导入 ${bound.length} 条审定答复，库中共 ${store.all().length} 条。`);
    } else if (action === 'export') {
      const text = formatVettedAnswers(store.all().map(({ answer }) => answer));
      if (path === undefined) process.stdout.write(text);
      else writeFileSync(path, text);
    } else if (action === 'list') {
      for (const bound of store.all()) {
        const standing = standingOf(bound, corpus, date);
        console.log(`${standing.standing === 'active' ? '有效' : '暂停'}　${bound.answer.id}　${bound.answer.questions[0]}${standing.standing === 'active' ? '' : `（${standing.reasons.join('；')}）`}`);
      }
    } else throw new UsageError('请写 import <文件.jsonl>、export [文件.jsonl] 或 list。');
  } finally {
    store.close();
    corpus.close();
  }
});

function readAnswers(path: string): ReturnType<typeof parseVettedAnswers> {
  try {
    return parseVettedAnswers(readFileSync(path, 'utf8'), path);
  } catch (error) {
    throw new UsageError(error instanceof Error && 'code' in error ? `打不开 ${path}，请检查路径。` : (error as Error).message);
  }
}
