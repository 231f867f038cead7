import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import * as z from 'zod';

export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A prompt file as it is on disk, with its partials in place. */
export interface PromptFile {
  readonly name: string;
  readonly purpose: string;
  readonly variables: readonly string[];
  readonly temperature?: number;
  /** First 12 hexadecimal digits of the SHA-256 of the file with its partials in place. */
  readonly version: string;
  /** Mustache templates, in order. */
  readonly templates: readonly PromptMessage[];
}

/** A prompt file, or what is put into it, is not as it must be; the message names the file. */
export class PromptError extends Error {
  override name = 'PromptError';
}

const frontMatter = z.strictObject({
  name: z.string().min(1),
  purpose: z.string().min(1),
  variables: z.array(z.string().regex(/^[a-z][A-Za-z]*$/)),
  temperature: z.number().min(0).max(2).optional(),
});

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;
const PARTIAL = /^\{\{> *([a-z-]+) *\}\}$/gm;
const HEADING = /^# (system|user|assistant)$/m;
const TAG = /\{\{\{?(.*?)\}?\}\}/gs;

/**
 * Reads the text of a prompt file: YAML front matter, then the messages, each under `# system`, `# user` or
 * `# assistant`. `{{> name}}` on a line of its own stands for a partial, `{{variable}}` for a value.
 * @param partial text of the partial of this name, undefined where there is none
 * @throws PromptError naming the file and what is wrong with it
 */
export function readPromptFile(file: string, text: string, partial: (name: string) => string | undefined): PromptFile {
  const fail = (problem: string): never => {
    throw new PromptError(`prompts/${file}: ${problem}`);
  };
  const whole = text.replaceAll('\r\n', '\n').replaceAll(PARTIAL, (_tag, name: string) => partial(name)?.replaceAll('\r\n', '\n').trimEnd() ?? fail(`no partial ${name}`));
  const [head = '', yaml = fail('no front matter between two lines of ---')] = FRONT_MATTER.exec(whole) ?? [];
  const read = frontMatter.safeParse(parse(yaml));
  if (!read.success) return fail(z.prettifyError(read.error));
  const { name, purpose, variables, temperature } = read.data;
  if (`${name}.md` !== file) fail(`its name is ${name}`);

  const [preface = '', ...parts] = whole.slice(head.length).split(HEADING);
  if (preface.trim() !== '' || parts.length === 0) fail('the body must begin with # system or # user');
  const templates: PromptMessage[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const content = parts[at + 1]!.trim();
    if (content === '') fail(`nothing under # ${parts[at]}`);
    templates.push({ role: parts[at] as PromptMessage['role'], content });
  }

  const used = new Set(templates.flatMap(({ content }) => Array.from(content.matchAll(TAG), ([, tag]) => tag!)));
  for (const tag of used) if (!variables.includes(tag)) fail(`{{${tag}}} is not among its variables`);
  for (const variable of variables) if (!used.has(variable)) fail(`its variable ${variable} is not used`);
  const version = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return { name, purpose, variables, version, templates, ...(temperature !== undefined && { temperature }) };
}
