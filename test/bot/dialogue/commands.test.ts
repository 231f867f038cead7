import { expect, test } from 'vitest';
import { commandOf, type Command } from '../../../bot/dialogue/commands.ts';

test.each<[string, Command]>([
  ['/help', { name: 'help' }],
  ['/unknown', { name: 'help' }],
  ['帮助', { name: 'help' }],
  ['/HELP@fazhi_bot', { name: 'help' }],
  ['/human', { name: 'human' }],
  ['转人工', { name: 'human' }],
  ['/new', { name: 'new' }],
  ['/export', { name: 'export' }],
  ['导出我的数据', { name: 'export' }],
  ['/forget', { name: 'forget', isConfirmed: false }],
  ['/forget 确定', { name: 'forget', isConfirmed: true }],
  ['/forget确定', { name: 'forget', isConfirmed: true }],
  ['/forget@fazhi_bot 确定', { name: 'forget', isConfirmed: true }],
  ['/帮助', { name: 'help' }],
  ['/region西安市', { name: 'region', place: '西安市' }],
  ['/forget 确定了吗', { name: 'forget', isConfirmed: false }],
  ['删除我的信息', { name: 'forget', isConfirmed: false }],
  ['/region', { name: 'region', place: '' }],
  ['／region　陕西省西安市', { name: 'region', place: '陕西省西安市' }],
])('%j is a command', (text, command) => {
  expect(commandOf(text)).toEqual(command);
});

test.each(['帮助信息网络犯罪活动罪判几年', '公司删除我的信息合法吗', '怎么转人工', '/', '//help', '/help/../forget', '/forget2', '/etc/passwd', '', '人工授精的孩子归谁', '新问题多吗'])('%j is a question', (text) => {
  expect(commandOf(text)).toBeUndefined();
});
