import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Blueprint } from '../exam/paper/blueprint.ts';
import { parseBlueprint } from '../exam/paper/parse-blueprint.ts';

/** A blueprint for mock exams, under the name of its file: 科级.yaml → 科级. */
export interface MockBlueprint {
  readonly name: string;
  readonly blueprint: Blueprint;
}

/** Of the data folder: each YAML file in it is a blueprint that residents can have mock exams drawn from. */
export const MOCK_FOLDER = 'mock';

/**
 * The blueprints that are there now, by name; a file that was put there or changed counts at once, without a restart.
 * @param onProblem told once what is wrong with a file, as often as it is changed; it is left out meanwhile
 */
export function mockBlueprintsIn(dataFolder: string, onProblem: (problem: string) => void): () => readonly MockBlueprint[] {
  const folder = join(dataFolder, MOCK_FOLDER);
  let known = new Map<string, { readonly text: string; readonly blueprint: Blueprint | undefined }>();
  return () => {
    const before = known;
    known = new Map(filesIn(folder).map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const same = before.get(file);
      return [file, same?.text === text ? same : { text, blueprint: read(text, file, onProblem) }];
    }));
    return [...known].flatMap(([file, { blueprint }]) => (blueprint ? [{ name: basename(file).replace(YAML, ''), blueprint }] : []));
  };
}

const YAML = /\.ya?ml$/iu;

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => YAML.test(file)).sort();
  } catch (error) {
    // Most deployments have none.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function read(text: string, file: string, onProblem: (problem: string) => void): Blueprint | undefined {
  const parsed = parseBlueprint(text, join(MOCK_FOLDER, file));
  if (parsed.isOk) return parsed.blueprint;
  onProblem(`模拟考试的方案用不了：${parsed.problems.join('；')}`);
  return undefined;
}
