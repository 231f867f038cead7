import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { openConfiguredSearcher } from '../../knowledge/search/configured-searcher.ts';
import { createConsultant } from '../consult/consult.ts';
import { outcomeOf } from '../consult/consultation.ts';
import type { AnswerRecord } from '../dialogue/record.ts';
import { replayModel } from '../model/replay-model.ts';
import { openState } from '../state/open-state.ts';
import { answerAsText } from '../presentation/plain-text.ts';
import { renderRecord } from '../channels/terminal/render-record.ts';
import { placeOptions, runCommand, TELL_PERSON, UsageError, type PlaceOptions } from './command-line.ts';

interface Options extends PlaceOptions {
  json?: true;
}

const program = placeOptions(new Command('npm run replay --'))
  .description('重放一次答复：当时问了什么、用了哪些条文、模型说了什么、核对出什么，以及今天用同样的材料会不会得出同样的答复。')
  .argument('<recordId...>', '记录编号')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async ([recordId]: string[], options: Options, { data, config }) => {
  const state = await openState(data, process.env);
  const stored = await state.records.get(recordId!);
  await state.close();
  if (!stored) throw new UsageError(`没有编号为 ${recordId!} 的记录。编号见 npm run ask -- … --json 的 record，或者 npm run review -- show。`);
  const record = stored.content as AnswerRecord;
  const { standalone: question, assumptions, region, today } = record.asked;
  const searcher = await openConfiguredSearcher(data, process.env, TELL_PERSON);
  const model = record.trace.calls.length > 0 ? replayModel(record.answer.drafted?.model ?? 'replay', record.trace.calls) : undefined;
  const again = await outcomeOf(createConsultant({ searcher, model, offices: config.offices }).consult({ question, assumptions }, { region, today }));
  searcher.close();
  const isSameAnswer = isDeepStrictEqual(normal(again.answer), normal(record.answer));
  const areSameProvisions = isDeepStrictEqual(wordsOf(again), wordsOf(record));
  console.log(renderRecord(stored.at, record));
  console.log(`\n当时的答复：\n${answerAsText(record.answer, config.offices)}`);
  console.log(isSameAnswer ? '\n重放结果：与当时的答复完全一致。'
    : `\n重放结果：与当时不同（${areSameProvisions ? '检索到的条文相同' : '检索到的条文或其文字已变'}）。现在的答复：\n${answerAsText(again.answer, config.offices)}`);
  if (options.json) console.log(JSON.stringify({ record: stored, again: again.answer, isSameAnswer, areSameProvisions }));
});

/** As it is after a way through the database. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function wordsOf({ trace }: Pick<AnswerRecord, 'trace'>): string[] {
  return trace.provisions.map(({ law, article, words }) => `${law} ${article} ${words}`);
}
