import { readFileSync } from 'node:fs';
import { z } from 'zod';

const question = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string().min(1),
  gold: z.array(z.object({ law: z.string(), article: z.string().nullable(), text: z.string().exactOptional() })),
});

/**
 * A question of a layperson with the articles that answer it; `article` is null where the text has no number. A gold
 * without `text` names its article by title and number alone.
 */
export type Question = z.infer<typeof question>;

/**
 * Reads a set of questions, one JSON object a line: `{id, question, gold: [{law, article, text?}]}`; other keys are
 * ignored.
 * @throws Error naming file and line of the first line that is not of this form.
 */
export function readQuestions(path: string): Question[] {
  return readFileSync(path, 'utf8').split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [question.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(`${path}:${index + 1} is no question: {id, question, gold: [{law, article, text?}]} expected`, { cause: error });
    }
  });
}
