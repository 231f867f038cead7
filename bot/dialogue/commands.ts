/** What a resident can ask of the bot itself, in every channel. */
export type Command =
  | { readonly name: 'start' | 'help' | 'human' | 'export' | 'new' | 'practice' }
  /** What follows it, as written. */
  | { readonly name: 'exam'; readonly words: string }
  | { readonly name: 'forget'; readonly isConfirmed: boolean }
  /** `place` as written; empty where none was given. */
  | { readonly name: 'region'; readonly place: string };

/** A Chinese word may follow the name without a space: /forget确定. */
const SLASH = /^\/(?:([a-z]+)(?:@\S+)?(?![\w/.@])\s*(.*)|(\p{Script=Han}+))$/isu;
const WORDS: readonly (readonly [RegExp, Command['name']])[] = [
  [/^(?:帮助|使用说明|怎么用)$/u, 'help'],
  [/^(?:转人工|人工|人工服务)$/u, 'human'],
  [/^(?:导出|查看)我的(?:数据|信息|个人信息)$/u, 'export'],
  [/^(?:删除|清除)我的(?:数据|信息|个人信息|记录)$/u, 'forget'],
  [/^(?:新问题|换个问题|重新开始)$/u, 'new'],
  [/^(?:换|改|设置)?(?:地区|所在地)$/u, 'region'],
  [/^(?:法律知识)?(?:考试|测试)$/u, 'exam'],
  [/^(?:法律知识)?练习$/u, 'practice'],
];

/** The command that a whole message is; a question that merely holds such a word is none. */
export function commandOf(text: string): Command | undefined {
  const message = text.normalize('NFKC').trim();
  const slash = SLASH.exec(message);
  const [name, rest] = slash?.[1] ? [slash[1].toLowerCase(), slash[2]!.trim()] : [WORDS.find(([pattern]) => pattern.test(slash?.[3] ?? message))?.[1], ''];
  switch (name) {
    case 'start': case 'help': case 'human': case 'export': case 'new': case 'practice': return { name };
    case 'exam': return { name, words: rest };
    case 'forget': return { name, isConfirmed: /^确[定认]$/u.test(rest) };
    case 'region': return { name, place: rest };
    // A command that there is not: say which ones there are.
    default: return slash ? { name: 'help' } : undefined;
  }
}

export const HELP = [
  '用大白话把事情说清楚就行：发生了什么、什么时候、和谁、想要什么结果。',
  '/region 地名　换地区（如 /region 陕西省安康市）',
  '/human　请法律顾问看',
  '/new　换一个问题，不接着前面的说',
  '/practice　做法律知识练习题',
  '/exam　参加任前法律知识考试',
  '/export　导出保存的您的数据',
  '/forget　删除保存的您的数据',
].join('\n');
