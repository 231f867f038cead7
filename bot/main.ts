import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import { corpusPath } from '../knowledge/corpus/open-database.ts';
import { spareCores } from '../knowledge/search/searcher-pool.ts';
import { placeOptions, runCommand, TELL_PERSON } from './commands/command-line.ts';
import { start } from './start.ts';

/** Where `npm start` puts the invented sample law, see package.json. */
const SAMPLE_DATA = 'data/sample';

const program = placeOptions(new Command('npm start --')).description('启动法律咨询：网页，以及配置了的 Telegram 机器人。');

await runCommand(program, async (_words, _options, { asOf, region, data, config }) => {
  const isSample = !existsSync(corpusPath(data)) && existsSync(corpusPath(SAMPLE_DATA));
  const { address, counts, close } = await start({
    data: isSample ? SAMPLE_DATA : data, region, today: asOf, config, environment: process.env, workers: spareCores(),
    onBuild: TELL_PERSON.onBuild!,
    onWarning: (message, error) => console.error(`注意：${message}`, ...(error instanceof Error ? [error.message] : [])),
    onError: (error) => console.error(error),
  });
  console.log([
    `法治：法律咨询已启动。请在浏览器打开 ${address.replace('0.0.0.0', 'localhost')}`,
    `库中有 ${counts.laws} 部法律文件、${counts.provisions} 条条文；所在地 ${region}。按 Ctrl-C 停止。`,
    ...(isSample ? ['现在用的是虚构的示例规定，只供试用，不是法律。装入真实法律：npm run ingest -- <法律文件夹>'] : []),
  ].join('\n'));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  // Who asks twice does not want to wait.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  await close();
});
