import { setTimeout } from 'node:timers/promises';
import type * as z from 'zod';
import { prepareVerification } from '../../../knowledge/verify/tools.ts';
import { loadPrompt } from '../../../prompts/load-prompt.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import type { Answer } from '../answer.ts';
import type { ModelCall, Stage } from '../consultation.ts';
import { assembleAnswer } from './assemble-answer.ts';
import { describeMaterial } from './describe-material.ts';
import { draftForm } from './draft-form.ts';
import type { DraftMaterial } from './draft-material.ts';
import { gate, type Gated } from './gate.ts';
import type { Grounds } from './grounds.ts';
import { sentencesToJudge, verdictForm, withoutCondemned } from './judge-draft.ts';

/** What came of asking a model. */
export interface Drafting {
  /** Undefined where there was no draft, or its conclusion did not stand. */
  readonly answer: Answer | undefined;
  /** Part of the draft, or all of it, was not let through. */
  readonly isWithheld: boolean;
  /** The model found that the provisions do not answer, or leaned on others than those that search put first. */
  readonly disagrees: boolean;
  /** The model gave nothing usable. */
  readonly hasFailed: boolean;
  /** For the adviser, a line each. */
  readonly findings: readonly string[];
  readonly calls: readonly ModelCall[];
}

/** Where no model was asked. */
export const NOT_DRAFTED: Drafting = { answer: undefined, isWithheld: false, disagrees: false, hasFailed: false, findings: [], calls: [] };

/** After this the request to the model is under way. */
const UNDER_WAY_MS = 20;
/** Provisions at the head of the list of which a sound draft cites at least one. */
const LEADING = 3;

/**
 * The answer that a model drafts from the provisions found, as far as the gate lets it through. What fails is given
 * back to the model once, with the findings; what fails again is withheld. The gate knows words and figures, not what
 * they mean: a second reading by the model takes out what does not follow from the articles cited.
 */
export async function* draftAnswer(model: ChatModel, material: DraftMaterial): AsyncGenerator<Stage, Drafting> {
  const { question, assumptions, hits, quoted, offices, corpus, knownTitles } = material;
  const grounds: Grounds = {
    setting: quoted, facts: [question, ...assumptions].join('\n'), hits, guidance: quoted.guidance, offices, corpus, knownTitles,
  };
  const described = describeMaterial(material);
  const calls: ModelCall[] = [];
  const ask = async <T>(purpose: 'draft' | 'repair' | 'judge', name: string, values: Readonly<Record<string, string>>, schema: z.ZodType<T>): Promise<T | undefined> => {
    const prompt = loadPrompt(name);
    const result = await model.ask({
      purpose, messages: await prompt.render(values), schema, ...(prompt.temperature !== undefined && { temperature: prompt.temperature }),
    });
    calls.push(result.isOk
      ? { purpose, prompt: `${name}@${prompt.version}`, value: result.value, usage: result.usage }
      : { purpose, prompt: `${name}@${prompt.version}`, value: null, failure: `${result.failure}：${result.detail}` });
    return result.isOk ? result.value : undefined;
  };

  yield 'drafting';
  // The model thinks for seconds; what the gate needs of the whole corpus is built meanwhile, once.
  const preparing = setTimeout(UNDER_WAY_MS).then(() => prepareVerification(corpus));
  let [draft] = await Promise.all([ask('draft', 'draft-answer', described, draftForm), preparing]);
  if (!draft) return { ...NOT_DRAFTED, hasFailed: true, findings: [`模型没有给出可用的草稿（${calls.at(-1)!.failure}）。`], calls };
  yield 'checking';
  let gated = gate(draft, grounds);
  if (draft.answersQuestion && gated.findings.length > 0) {
    const values = { ...described, draft: JSON.stringify(draft), findings: linesOf(gated).join('\n') };
    const repaired = await ask('repair', 'repair-draft', values, draftForm);
    if (repaired) {
      draft = repaired;
      gated = gate(draft, grounds);
    }
  }
  if (draft.answersQuestion && gated.conclusion !== undefined) {
    const values = { question, facts: described['facts']!, sentences: sentencesToJudge(gated.conclusion, gated.reasons) };
    const verdict = await ask('judge', 'judge-draft', values, verdictForm);
    if (verdict) gated = withoutCondemned(gated, verdict, grounds);
  }
  const cited = new Set(gated.reasons.flatMap(({ places }) => places.map(({ provision }) => provision.id)));
  const isSound = draft.answersQuestion && gated.conclusion !== undefined;
  return {
    answer: isSound ? assembleAnswer(draft, gated.conclusion!, gated, quoted, model.name) : undefined,
    isWithheld: draft.answersQuestion && gated.findings.length > 0,
    disagrees: !draft.answersQuestion || (isSound && !hits.slice(0, LEADING).some(({ provision }) => cited.has(provision.id))),
    hasFailed: false,
    findings: [...linesOf(gated), ...(draft.answersQuestion ? [] : [`模型认为所给条文答不了：${draft.conclusion}`])],
    calls,
  };
}

const linesOf = ({ findings }: Gated): string[] => findings.map(({ where, detail }) => `${where}：${detail}`);
