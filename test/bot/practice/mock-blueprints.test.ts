import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blueprintTemplate } from '../../../bot/exam/paper/blueprint-template.ts';
import { MOCK_FOLDER, mockBlueprintsIn } from '../../../bot/practice/mock-blueprints.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('blueprints of the folder count as soon as they are there; one that cannot be read is told once and left out', () => {
  const data = temporaryFolder();
  const problems: string[] = [];
  const blueprints = mockBlueprintsIn(data, (problem) => void problems.push(problem));
  expect(blueprints()).toEqual([]);
  const folder = join(data, MOCK_FOLDER);
  mkdirSync(folder);
  writeFileSync(join(folder, '科级.yaml'), blueprintTemplate);
  writeFileSync(join(folder, '坏的.yml'), '标题: 只有标题\n');
  writeFileSync(join(folder, '说明.txt'), '不是方案');
  expect(blueprints().map(({ name, blueprint }) => [name, blueprint.title])).toEqual([['科级', '领导干部任前法律知识考试']]);
  expect(blueprints()).toEqual(blueprints());
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/mock\/坏的\.yml 第 1 行：缺少“/u);
  renameSync(join(folder, '科级.yaml'), join(folder, '处级.yaml'));
  expect(blueprints().map(({ name }) => name)).toEqual(['处级']);
});
