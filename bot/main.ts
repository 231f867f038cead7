import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { corpusPath } from '../knowledge/corpus/open-database.ts';
import { openConfiguredSearcher } from '../knowledge/search/configured-searcher.ts';
import { placeOptions, runCommand, TELL_PERSON } from './commands/command-line.ts';
import { createConsultant } from './consult/consult.ts';
import { converse } from './terminal/converse.ts';
import { renderAnswer } from './terminal/render-answer.ts';

/** Where `npm start` puts the invented sample law, see package.json. */
const SAMPLE_DATA = 'data/sample';
const SAMPLE_QUESTIONS = new URL('terminal/sample-questions.txt', import.meta.url);

const program = placeOptions(new Command('npm start --')).description('在终端里咨询法律问题。');

await runCommand(program, async (_words, _options, { date, region, data, config }) => {
  const isSample = !existsSync(corpusPath(data)) && existsSync(corpusPath(SAMPLE_DATA));
  const searcher = await openConfiguredSearcher(isSample ? SAMPLE_DATA : data, process.env, TELL_PERSON);
  const consultant = createConsultant(searcher);
  const samples = readFileSync(SAMPLE_QUESTIONS, 'utf8').split('\n').filter((line) => line !== '');
  const { laws, provisions } = searcher.corpus.counts();
  const introduction = [
    `法治：法律咨询。库中有 ${laws} 部法律文件、${provisions} 条条文；所在地 ${region}。`,
    ...(isSample ? ['现在用的是虚构的示例规定，只供试用，不是法律。装入真实法律：npm run ingest -- <法律文件夹>'] : []),
  ].join('\n');
  await converse({
    input: process.stdin,
    output: process.stdout,
    introduction,
    samples,
    answer: async (question) => renderAnswer(await consultant.answer(question, { date, region }), config.offices),
  });
  searcher.close();
});
