import type { BotCommand } from 'telegraf/types';

/** What Telegram offers where a person types a slash. */
export const COMMANDS: readonly BotCommand[] = [
  { command: 'start', description: '从常见的问题开始' },
  { command: 'help', description: '怎么用' },
  { command: 'human', description: '请法律顾问看' },
  { command: 'new', description: '换一个问题，不接着前面的说' },
  { command: 'region', description: '换地区，如 /region 陕西省安康市' },
  { command: 'practice', description: '法律知识练习' },
  { command: 'exam', description: '任前法律知识考试' },
  { command: 'export', description: '导出保存的您的数据' },
  { command: 'forget', description: '删除保存的您的数据' },
];
