import { Command } from 'commander';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { readQuestions } from '../dataset.ts';
import { evaluateGate } from '../gate/evaluate-gate.ts';
import { judgeAnswers } from '../gate/judge-answers.ts';
import { reportGate } from '../gate/report-gate.ts';
import { today } from './question-run.ts';

interface GateOptions {
  data: string;
  date: string;
  half?: 'even' | 'odd';
  seed: string;
  show: string;
  json?: true;
}

export const gate = new Command('gate')
  .description('how many wrong citations, quotes and figures the verification finds, and how many right ones it doubts')
  .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text}], answer?}')
  .option('--data <dir>', 'data folder', 'data')
  .option('--date <day>', 'day on which the law must be in force', today())
  .option('--half <even|odd>', 'questions with even or odd ids only: develop on one, report on the other')
  .option('--seed <n>', 'another draw of statements', '1')
  .option('--show <n>', 'so many of the texts on which it was wrong, and of its findings on lawyers\' answers', '0')
  .option('--json', 'one JSON object on the last line')
  .action((path: string, { data, date, half, seed, show, json }: GateOptions) => {
    const corpus = openCorpus(data);
    const questions = readQuestions(path).filter(({ id }) => half === undefined || Number(id) % 2 === (half === 'even' ? 0 : 1));
    const run = evaluateGate(corpus, questions, date, Number(seed));
    const answers = judgeAnswers(corpus, questions, date);
    corpus.close();
    console.log(reportGate(run, answers, Number(show)));
    if (json) console.log(JSON.stringify({ ...run.figures, answers: answers.figures }));
  });
