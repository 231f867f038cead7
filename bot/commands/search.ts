import { Command } from 'commander';
import { statusOn } from '../../knowledge/law.ts';
import { openConfiguredSearcher } from '../../knowledge/search/configured-searcher.ts';
import type { Hit } from '../../knowledge/search/open-searcher.ts';
import { placeOptions, runCommand, TELL_PERSON, UsageError, type PlaceOptions } from './command-line.ts';

interface Options extends PlaceOptions {
  limit: string;
  json?: true;
}

const program = placeOptions(new Command('npm run search --'))
  .description('在法律库里检索条文。')
  .argument('<question...>', '问题或关键词')
  .option('--limit <n>', '最多几条', '10')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async (words: string[], options: Options, { date, region, data }) => {
  const limit = limitOption(options.limit);
  const searcher = await openConfiguredSearcher(data, process.env, TELL_PERSON);
  const started = performance.now();
  const hits = await searcher.search(words.join(' '), { date, region, limit });
  const milliseconds = Math.round((performance.now() - started) * 100) / 100;
  searcher.close();
  for (const [place, hit] of hits.entries()) {
    console.log(`${place + 1}. 《${hit.version.title}》${hit.provision.label}　${hit.score.toFixed(1)}　${hit.provision.path.join(' › ')}`);
    console.log(`   ${hit.provision.text.replaceAll('\n', ' ').slice(0, 120)}`);
  }
  if (hits.length === 0) console.log('没有找到含有这些字词的现行条文。换个说法试试。');
  if (options.json) console.log(JSON.stringify({ hits: hits.map((hit) => hitJson(hit, date)), milliseconds }));
});

function limitOption(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UsageError(`--limit ${text} 不是条数，请写成 10 这样的整数。`);
}

function hitJson({ law, version, provision, score, signals }: Hit, date: string) {
  return {
    law: version.title,
    article: provision.label,
    path: provision.path,
    version: { from: version.validity.from ?? null, to: version.validity.to ?? null, status: statusOn(version.validity, date) },
    level: version.level,
    region: law.region,
    score,
    signals,
    text: provision.text,
  };
}
