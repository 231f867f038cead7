import { existsSync, readFileSync } from 'node:fs';
import { asData } from './as-data.ts';
import { PromptError, readPromptFile, type PromptFile, type PromptMessage } from './prompt-file.ts';

const FOLDER = new URL('.', import.meta.url);

export interface Prompt extends Pick<PromptFile, 'name' | 'purpose' | 'variables' | 'temperature' | 'version'> {
  /**
   * The messages with the values in place. Every value is data: it stands in a block `<variable>…</variable>` that its
   * text cannot end, and nothing in it is read as a template.
   * @throws PromptError when a value is missing or not among the variables
   */
  render(values: Readonly<Record<string, string>>): Promise<PromptMessage[]>;
}

const loaded = new Map<string, Prompt>();

/**
 * The prompt of this name, read once.
 * @throws PromptError when there is no such file or it is not as it must be, see README.md
 */
export function loadPrompt(name: string): Prompt {
  const known = loaded.get(name);
  if (known) return known;
  const prompt = loadPromptFrom(FOLDER, name);
  loaded.set(name, prompt);
  return prompt;
}

/** As {@link loadPrompt}, from another folder, and read anew. */
export function loadPromptFrom(folder: URL, name: string): Prompt {
  const file = `${name}.md`;
  const text = readText(new URL(file, folder));
  if (text === undefined) throw new PromptError(`prompts/${file}: no such file`);
  const { templates, ...about } = readPromptFile(file, text, (partial) => readText(new URL(`partials/${partial}.md`, folder)));
  return {
    ...about,
    render: async (values) => {
      for (const variable of about.variables) if (typeof values[variable] !== 'string') throw new PromptError(`prompts/${file}: no value for ${variable}`);
      for (const given of Object.keys(values)) if (!about.variables.includes(given)) throw new PromptError(`prompts/${file}: has no variable ${given}`);
      // Loaded where a prompt is sent: nobody who asks without a model should wait for it.
      const { ChatPromptTemplate } = await import('@langchain/core/prompts');
      const template = ChatPromptTemplate.fromMessages<Record<string, string>>(
        templates.map(({ role, content }): [string, string] => [role, content]), { templateFormat: 'mustache' },
      );
      const messages = await template.formatMessages(Object.fromEntries(
        Object.entries(values).map(([variable, value]) => [variable, asData(variable, value, about.variables)]),
      ));
      return messages.map(({ text: content }, index) => ({ role: templates[index]!.role, content }));
    },
  };
}

function readText(path: URL): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
