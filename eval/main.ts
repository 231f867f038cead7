import { Command } from 'commander';
import { CorpusError } from '../knowledge/corpus/open-database.ts';
import { answers } from './commands/answers.ts';
import { gate } from './commands/gate.ts';
import { load } from './commands/load.ts';
import { retrieval } from './commands/retrieval.ts';

const program = new Command('npm run eval --').description('Measures the product on questions and documents.');
program.addCommand(retrieval).addCommand(gate).addCommand(answers).addCommand(load);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || !(error instanceof CorpusError || error.name === 'ConfigError')) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
