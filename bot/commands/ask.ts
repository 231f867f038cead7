import { Command } from 'commander';
import { openConfiguredSearcher } from '../../knowledge/search/configured-searcher.ts';
import { placeOptions, runCommand, TELL_PERSON, type PlaceOptions } from './command-line.ts';
import { createConsultant } from '../consult/consult.ts';
import { answerJson } from '../terminal/answer-json.ts';
import { renderAnswer } from '../terminal/render-answer.ts';

interface Options extends PlaceOptions {
  json?: true;
}

const program = placeOptions(new Command('npm run ask --'))
  .description('问一个法律问题，用法律原文回答。')
  .argument('<question...>', '问题，如：老板拖欠工资怎么办')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async (words: string[], options: Options, { date, region, data, config }) => {
  const started = performance.now();
  const searcher = await openConfiguredSearcher(data, process.env, TELL_PERSON);
  const answer = await createConsultant(searcher).answer(words.join(' '), { date, region });
  const text = renderAnswer(answer, config.offices);
  console.log(text);
  if (options.json) console.log(JSON.stringify(answerJson(answer, text, performance.now() - started)));
  searcher.close();
});
