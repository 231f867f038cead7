import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { verifyText } from '../../knowledge/verify/verify-text.ts';
import { verificationMarkdown } from '../review/verification-markdown.ts';
import { placeOptions, runCommand, UsageError, type PlaceOptions } from './command-line.ts';

interface Options extends PlaceOptions {
  json?: true;
}

const program = placeOptions(new Command('npm run verify --'))
  .description('核验一篇文字里引用的法律：有没有这条、是否有效、引文和数字对不对。')
  .argument('<file...>', '文本文件，- 为标准输入')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, ([path, ...more]: string[], options: Options, { date, region, data }) => {
  if (more.length > 0) throw new UsageError('一次核验一个文件。');
  const text = read(path!);
  const corpus = openCorpus(data);
  const verification = verifyText(text, corpus, { date, region });
  corpus.close();
  console.log(verificationMarkdown(verification, date));
  if (options.json) console.log(JSON.stringify(verification));
});

function read(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new UsageError(`打不开 ${path}，请检查路径。`);
    throw error;
  }
}
