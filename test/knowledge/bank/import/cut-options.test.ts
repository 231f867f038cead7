import { expect, test } from 'vitest';
import { cutOptions } from '../../../../knowledge/bank/import/cut-options.ts';

test.each([
  ['cells that run together', ['A.权责一致', 'B.规则公平C.预期明确', 'D.其他'], [['权责一致', '规则公平', '预期明确', '其他']]],
  ['numbers before a letter', ['A：7', 'B：15C：30', 'D：60'], [['7', '15', '30', '60']]],
  ['lines that run on', ['A.甲', 'B.乙', '还是乙', 'C.丙'], [['甲', '乙还是乙', '丙']]],
  ['two groups in one', ['A：甲,A：子', 'B：乙,B：丑C：丙,C：寅'], [['甲', '乙', '丙'], ['子', '丑', '寅']]],
  ['two groups that are the same', ['A：甲,A：甲', 'B：乙,B：乙'], [['甲', '乙']]],
  ['letters in words', ['A、A公司', 'B、乙和C公司', 'C、丙'], [['A公司', '乙和C公司', '丙']]],
  ['brackets', ['（A）甲（B）乙 (C) 丙'], [['甲', '乙', '丙']]],
])('cuts options: %s', (_, lines, groups) => {
  expect(cutOptions(lines)).toEqual({ ok: true, groups });
});

test.each([
  ['a gap', ['A.甲', 'C.丙'], '缺选项 B，请补上，或核对选项字母。'],
  ['a letter twice', ['A.甲', 'A.乙'], '选项 A 出现了两次，请核对选项字母。'],
  ['one option that comes twice', ['A：甲,A：乙', 'B：丙'], '选项 A 出现了两次，请核对选项字母。'],
  ['two places', ['A.甲', 'B.乙C.丙和C.丁', 'D.戊'], '选项 C 从哪里开始有两种可能，请把每个选项各写一行。'],
])('does not guess at %s', (_, lines, reason) => {
  expect(cutOptions(lines)).toEqual({ ok: false, reason });
});
