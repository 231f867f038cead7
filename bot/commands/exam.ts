import { Command } from 'commander';
import { parse, placeOptions, quiet } from './command-line.ts';
import { addBankActions } from './exam/bank-actions.ts';
import { addDraftingActions } from './exam/drafting-actions.ts';
import { addChangeActions } from './exam/change-actions.ts';
import { addPaperActions } from './exam/paper-actions.ts';
import { addResultActions } from './exam/result-actions.ts';
import { addSittingActions } from './exam/sitting-actions.ts';
import { addStaffActions } from './exam/staff-actions.ts';

const program = placeOptions(quiet(new Command('npm run exam --')))
  .description('任前法律知识考试：题库、组卷、考试、阅卷、成绩、归档。')
  .option('--as <name>', '经办人姓名（默认环境变量 FAZHI_STAFF）')
  .option('--json', '最后一行输出一个 JSON 对象');
for (const add of [addBankActions, addDraftingActions, addPaperActions, addChangeActions, addSittingActions, addResultActions, addStaffActions]) add(program);

await parse(program);
