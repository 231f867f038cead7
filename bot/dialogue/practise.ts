import { readKey } from '../../knowledge/bank/import/read-key.ts';
import { optionLetter, optionLetters } from '../../knowledge/bank/option-letter.ts';
import type { Answer } from '../exam/paper/paper.ts';
import type { Practice, PracticeItem, PracticeMenu } from '../practice/create-practice.ts';
import type { PracticeMode } from '../practice/pick-item.ts';
import { feedbackInWords, questionInWords } from '../practice/practice-words.ts';
import type { Conversation, OpenItem } from './conversation.ts';
import type { Incoming } from './incoming.ts';
import type { ConversationStore } from './ports.ts';
import { say, type Choice, type Reply } from './reply.ts';

interface Practising {
  readonly practice: Practice;
  readonly conversations: Pick<ConversationStore, 'save'>;
}

/** Choices of practice are told from those of clarifying questions by this. */
const OURS = 'practice';
const MOST_LISTED = 12;
const PRIVATE = '练习请在和我的私聊里做。';

/** `/practice`: what there is to practise. */
export async function offerPractice({ resident }: Conversation, { isPublic }: Incoming, { practice }: Practising): Promise<Reply> {
  if (isPublic) return say(PRIVATE);
  const menu = await practice.menu(resident);
  if (menu.items === 0) return say('现在没有可以练习的题目：题库里还没有审定的练习题，或者正式考试前暂时收起来了。请过些日子再发送 /practice。');
  return { kind: 'question', text: `${standing(menu)}\n想怎么练？`, choices: modesOf(menu) };
}

const standing = ({ items, answered, right }: PracticeMenu): string => [
  `练习题库共 ${items} 题。`,
  ...(answered === 0 ? [] : [`您已答 ${answered} 次，答对 ${right} 次（${Math.round((right / answered) * 100)}%）。`]),
].join('');

function modesOf({ topics, laws, wrong, due }: PracticeMenu): Choice[] {
  return [
    { id: `${OURS}:daily`, label: '每日一题' },
    { id: `${OURS}:any`, label: '随便练' },
    ...(due > 0 ? [{ id: `${OURS}:due`, label: `该复习的（${due}）` }] : []),
    ...(wrong > 0 ? [{ id: `${OURS}:wrong`, label: `错题本（${wrong}）` }] : []),
    ...(topics.length > 0 ? [{ id: `${OURS}:topics`, label: '按主题' }] : []),
    ...(laws.length > 0 ? [{ id: `${OURS}:laws`, label: '按法律' }] : []),
  ];
}

/** Answers a message that belongs to practice; undefined: it is about something else, and the open item waits. */
export async function practise(incoming: Incoming, conversation: Conversation, practising: Practising): Promise<Reply | undefined> {
  const open = conversation.practice;
  if (incoming.choice?.startsWith(`${OURS}:`)) return choose(incoming.choice.split(':').slice(1), conversation, practising);
  if (!open || incoming.choice !== undefined) return undefined;
  if (/^(?:结束|退出|停止)(?:练习)?[。.!！]?$/u.test(incoming.text.trim())) return stop(conversation, practising);
  const item = await openItem(open, practising);
  // The law, or an adviser, has taken it out of use while it was on the table.
  if (!item && open.itemId !== '' && readKey(incoming.text.trim())) return say('这道题刚刚改过或者停用了，这次不算。发送 /practice 继续练习。');
  const answer = item && typedAnswer(item, incoming.text);
  return answer ? settle(open, item, answer, conversation, practising) : undefined;
}

async function choose([what = '', ...more]: readonly string[], conversation: Conversation, practising: Practising): Promise<Reply> {
  const { resident, practice: open } = conversation;
  switch (what) {
    case 'topics': {
      const { topics } = await practising.practice.menu(resident);
      return { kind: 'question', text: '练哪个主题？', choices: topics.slice(0, MOST_LISTED).map(({ topic, count }) => ({ id: `${OURS}:topic:${topic}`, label: `${topic}（${count}）` })) };
    }
    case 'laws': {
      const { laws } = await practising.practice.menu(resident);
      return { kind: 'question', text: '练哪部法律？', choices: laws.slice(0, MOST_LISTED).map(({ lawKey, title, count }) => ({ id: `${OURS}:law:${lawKey}`, label: `${title}（${count}）` })) };
    }
    case 'menu': return offerPractice(conversation, { resident, messageId: '', text: '' }, practising);
    case 'stop': return stop(conversation, practising);
    case 'next': return ask(open?.mode ?? { kind: 'any' }, conversation, practising);
    case 'pick': case 'done': case 'truth': {
      const [itemId, picked] = more;
      const item = open && open.itemId === itemId ? await openItem(open, practising) : undefined;
      if (!open || !item) return say('这道题已经过去了。发送 /practice 继续练习。');
      if (what === 'truth') return settle(open, item, { truth: picked === 'yes' }, conversation, practising);
      if (what === 'done') return settle(open, item, { chosen: open.chosen }, conversation, practising);
      return pick(open, item, Number(picked), conversation, practising);
    }
    default: return ask(modeOf(what, more.join(':')), conversation, practising);
  }
}

function modeOf(what: string, which: string): PracticeMode {
  switch (what) {
    case 'topic': return { kind: 'topic', topic: which };
    case 'law': return { kind: 'law', lawKey: which };
    case 'wrong': case 'due': case 'daily': return { kind: what };
    default: return { kind: 'any' };
  }
}

const openItem = async ({ itemId, version }: OpenItem, practising: Practising): Promise<PracticeItem | undefined> => {
  const item = await practising.practice.item(itemId);
  return item?.version === version ? item : undefined;
};

async function ask(mode: PracticeMode, conversation: Conversation, practising: Practising): Promise<Reply> {
  const item = await practising.practice.next(conversation.resident, mode);
  // A question that was open before this is no longer on the table.
  const { practice: _before, pending: _passed, ...rest } = conversation;
  if (!item) {
    await practising.conversations.save(rest);
    return { kind: 'question', text: NOTHING_LEFT[mode.kind] ?? '这里没有题目了。', choices: [{ id: `${OURS}:menu`, label: '换个练法' }] };
  }
  await practising.conversations.save({ ...rest, practice: { mode, itemId: item.id, version: item.version, chosen: [] } });
  return { kind: 'question', text: `${questionInWords(item)}${howToAnswer(item)}`, choices: choicesOf(item, []) };
}

const NOTHING_LEFT: Partial<Record<PracticeMode['kind'], string>> = { wrong: '错题都答对了，错题本空了。', due: '该复习的都复习完了。' };

const howToAnswer = ({ content: { type } }: PracticeItem): string => (type === 'multiple' ? '\n\n可以一个一个点，点完再点“选好了”；也可以直接写字母，如 ABD。' : '');

function choicesOf({ id, content }: PracticeItem, chosen: readonly number[]): Choice[] {
  if (content.type === 'true-false') return [{ id: `${OURS}:truth:${id}:yes`, label: '正确' }, { id: `${OURS}:truth:${id}:no`, label: '错误' }];
  const options = content.options.map((_option, place) => ({ id: `${OURS}:pick:${id}:${place}`, label: `${chosen.includes(place) ? '取消 ' : ''}${optionLetter(place)}` }));
  return content.type === 'multiple' && chosen.length > 0 ? [...options, { id: `${OURS}:done:${id}`, label: '选好了' }] : options;
}

/** One option tapped: the answer, or one of several. */
async function pick(open: OpenItem, item: PracticeItem, place: number, conversation: Conversation, practising: Practising): Promise<Reply> {
  if (item.content.type !== 'multiple') return settle(open, item, { chosen: [place] }, conversation, practising);
  const chosen = open.chosen.includes(place) ? open.chosen.filter((one) => one !== place) : [...open.chosen, place].sort((a, b) => a - b);
  await practising.conversations.save({ ...conversation, practice: { ...open, chosen } });
  return { kind: 'question', text: chosen.length === 0 ? '现在一个也没有选。' : `已选：${optionLetters(chosen, '、')}`, choices: choicesOf(item, chosen) };
}

/** What a message in words says to an item; undefined where it is no answer. */
function typedAnswer({ content }: PracticeItem, text: string): Answer | undefined {
  const key = readKey(text.trim());
  if (!key) return undefined;
  if (content.type === 'true-false') return 'truth' in key ? key : undefined;
  if (!('letters' in key) || key.letters.some((place) => place >= content.options.length)) return undefined;
  return content.type === 'single' && key.letters.length > 1 ? undefined : { chosen: key.letters };
}

async function settle(open: OpenItem, item: PracticeItem, answer: Answer, conversation: Conversation, practising: Practising): Promise<Reply> {
  const isRight = await practising.practice.answer(conversation.resident, item, answer);
  // The mode stays for the next one; the item is answered.
  await practising.conversations.save({ ...conversation, practice: { ...open, itemId: '' } });
  return {
    kind: 'question', text: feedbackInWords(item, isRight),
    choices: [...(open.mode.kind === 'daily' ? [] : [{ id: `${OURS}:next`, label: '下一题' }]), { id: `${OURS}:menu`, label: '换个练法' }, { id: `${OURS}:stop`, label: '结束练习' }],
  };
}

async function stop(conversation: Conversation, { conversations }: Practising): Promise<Reply> {
  const { practice: _over, ...rest } = conversation;
  await conversations.save(rest);
  return say('练习结束了。想接着练，发送 /practice；有法律问题，直接写给我。');
}
