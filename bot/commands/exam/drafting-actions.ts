import type { Command } from 'commander';
import type { PinnedDraft } from '../../../knowledge/bank/bank.ts';
import { fingerprint } from '../../../knowledge/bank/fingerprint.ts';
import { TYPE_NAMES, type Item, type PinnedCitation } from '../../../knowledge/bank/item.ts';
import { pinCitations } from '../../../knowledge/bank/pin-citations.ts';
import { openVettedStore } from '../../../knowledge/vetted/vetted-store.ts';
import { draftItems, type ItemDrafting, type ItemRequest } from '../../exam/bank/draft-items.ts';
import { frequentQuestions } from '../../exam/bank/frequent-questions.ts';
import { itemsFromQuestions } from '../../exam/bank/from-questions.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import { openConfiguredModel } from '../../model/configured-model.ts';
import { UsageError } from '../command-line.ts';
import { useOption } from './bank-actions.ts';
import { acting, countOption, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';

interface DraftOptions extends ExamOptions { count: string; use: string; topic: string }
interface QuestionsOptions extends ExamOptions { least: string; dryRun?: true }

/** What a model writes well from one article, in this order by turns. */
const TYPES = ['single', 'multiple', 'true-false'] as const;
/** A provision has no more in it, and a model no more to say. */
const MOST = 12;
const LISTED = 20;

/** New items without an author at a desk: by a model from an article, and from what residents ask. A person approves. */
export function addDraftingActions(program: Command): void {
  program.command('draft <law> <article>').description('让模型按一条法律条文起草题目，逐字核对后存为待审定')
    .option('--count <n>', `共几题，单选、多选、判断轮流（最多 ${MOST}）`, '3')
    .option('--use <use>', '正式、练习或者通用', '通用')
    .option('--topic <topic>', '主题', '')
    .action(acting<DraftOptions>(async ([law = '', article = ''], { count, use, topic }, parts) => {
      const wanted = wantedOf(countOption(count, '--count'));
      const request = { wanted, use: useOption(use), topic: topic.trim(), audience: [] };
      const { pinned, missing } = pinCitations([{ law, article }], parts.corpus(), parts.date, parts.region);
      if (pinned.length === 0) return { lines: missing.map((each) => `《${each.law}》${each.article}：${each.reason}`), json: { refusal: 'no-provision', missing }, isRefused: true };
      if (pinned.length > 1) throw new UsageError('一次请只写一条，如 第三条。');
      return drafted(await modelOf(parts), { ...request, pin: pinned[0]! }, parts);
    }));

  program.command('questions').description('居民常问的问题变成练习题：哪一条管这件事；只用有审定答复的，存为待审定')
    .option('--least <n>', '至少几个人问过；0 是全部审定答复', '2')
    .option('--dry-run', '只看，不存')
    .action(acting<QuestionsOptions>(async (_words, { least, dryRun }, parts) => {
      const atLeast = countOption(least, '--least');
      const asked = await (await parts.state()).asked();
      const vetted = openVettedStore(parts.data);
      const found = frequentQuestions(asked, vetted.all().map(({ answer }) => answer), atLeast);
      vetted.close();
      const { drafts, skipped } = itemsFromQuestions(found.vetted, parts.corpus(), parts.date);
      const unlike = newOnes(drafts, parts);
      const added = dryRun ? [] : store(unlike, parts);
      return {
        lines: [
          ...(dryRun ? unlike.map(({ content, source }) => `　${content.stem}（${source}）`) : added.map(lineOf)),
          ...skipped.map(({ question, reason }) => `　没有出题：${question}　${reason}`),
          ...(found.open.length > 0 ? ['下面的问题常有人问，还没有审定答复；审定以后就能出题：'] : []),
          ...found.open.slice(0, LISTED).map(({ question, count }) => `　${count} 人　${question.replaceAll(/\s+/gu, ' ')}`),
          ...(found.open.length > LISTED ? [`　……共 ${found.open.length} 个`] : []),
          ...(found.personal > 0 ? [`另有 ${found.personal} 个常见问题带个人信息，不列出。`] : []),
          `${dryRun ? `可以出 ${unlike.length} 题` : `已存 ${added.length} 题，待审定`}；题库里已有 ${drafts.length - unlike.length} 题，没有出题 ${skipped.length} 个。`,
        ],
        json: { ...(dryRun ? { drafts: unlike } : { added: added.map(({ id }) => id) }), known: drafts.length - unlike.length, skipped, open: found.open, personal: found.personal },
      };
    }));
}

async function drafted(model: ChatModel, request: ItemRequest, parts: ExamParts): Promise<Told> {
  const { by } = parts;
  const { drafts, dropped, failure } = await draftItems(model, request);
  if (failure) return { lines: [`模型没有给出题目：${failure.detail.replace(/。?$/u, '。')}题库没有变。`], json: { refusal: failure.failure, detail: failure.detail }, isRefused: true };
  const unlike = newOnes(drafts, parts);
  const added = store(unlike, parts);
  return {
    lines: [...added.map(lineOf), ...droppedLines(dropped), `${placeOf(request.pin)}：模型 ${model.name} 起草，经办人 ${by}。已存 ${added.length} 题，待审定；没有通过核对 ${dropped.length} 题，题库里已有 ${drafts.length - unlike.length} 题。`],
    json: { model: model.name, added: added.map(({ id }) => id), dropped, known: drafts.length - unlike.length },
  };
}

const droppedLines = (dropped: ItemDrafting['dropped']): string[] => dropped.flatMap(({ stem, reasons }) => [`　没有通过核对：${stem}`, ...reasons.map((reason) => `　　${reason}`)]);

/** @throws UsageError where none is configured */
async function modelOf(parts: ExamParts): Promise<ChatModel> {
  const { usage } = await parts.state();
  const model = await openConfiguredModel(process.env, { ledger: usage, onWarning: (message) => void process.stderr.write(`注意：${message}\n`) });
  if (model) return model;
  throw new UsageError('起草题目要用模型，还没有配置：请设置环境变量 LLM_BASE_URL（接口地址）和 LLM_MODEL（模型名称），需要密钥的再设 LLM_API_KEY。');
}

function wantedOf(count: number): ItemRequest['wanted'] {
  if (count < 1 || count > MOST) throw new UsageError(`--count 请写 1 到 ${MOST}。`);
  return Object.fromEntries(TYPES.map((type, place) => [type, Math.floor((count + TYPES.length - 1 - place) / TYPES.length)] as const).filter(([, number]) => number > 0));
}

/** What the bank does not have yet, whatever became of it there. */
function newOnes(drafts: readonly PinnedDraft[], parts: ExamParts): readonly PinnedDraft[] {
  const known = new Set(parts.bank().list().map(({ content }) => fingerprint(content)));
  return drafts.filter(({ content }) => !known.has(fingerprint(content)));
}

const store = (drafts: readonly PinnedDraft[], parts: ExamParts): Item[] => (drafts.length === 0 ? [] : parts.bank().add(drafts, { by: parts.by, at: parts.now().toISOString() }));

const placeOf = ({ law, label }: PinnedCitation): string => `《${law}》${label}`;
const lineOf = ({ id, content }: Item): string => `　${id}　${TYPE_NAMES[content.type]}　${content.stem.replaceAll(/\s+/gu, ' ')}`;
