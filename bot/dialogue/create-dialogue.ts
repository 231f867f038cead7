import type { Region } from '../../knowledge/law.ts';
import { parseRegion } from '../../knowledge/region.ts';
import type { Consultant } from '../consult/consult.ts';
import type { Consultation } from '../consult/consultation.ts';
import type { Answer } from '../consult/answer.ts';
import { chooseGuidance } from '../consult/guidance/choose-guidance.ts';
import { maskPersonalData } from '../privacy/mask-personal-data.ts';
import type { CaseReason } from '../review/case.ts';
import { todayInChina } from '../today.ts';
import { asksForPerson } from '../understand/asks-for-person.ts';
import { assumptionFor, chooseClarifications } from '../understand/clarify.ts';
import { detectAside } from '../understand/detect-aside.ts';
import { detectCrisis } from '../understand/detect-crisis.ts';
import { answerPending, SKIP } from './answer-pending.ts';
import { commandOf, HELP, type Command } from './commands.ts';
import { MOST_TURNS, type Conversation } from './conversation.ts';
import type { Incoming } from './incoming.ts';
import type { CaseIntake, ConversationStore, PersonalData, RecordStore } from './ports.ts';
import { caseOf, recordOf } from './record.ts';
import type { Reply } from './reply.ts';
import type { Standalone } from './standalone.ts';

export interface Dialogue {
  /** Answers one message; a message that has been seen before gets no reply. Never throws for what a message contains. */
  handle(incoming: Incoming): AsyncIterable<Reply>;
}

export interface DialogueOptions {
  readonly consultant: Consultant;
  /** Makes a message that leans on earlier ones stand on its own. */
  readonly standalone: Standalone;
  readonly conversations: ConversationStore;
  readonly records: RecordStore;
  readonly cases: CaseIntake;
  readonly personalData: PersonalData;
  /** Where residents live unless they say otherwise. */
  readonly region: Region;
  readonly now: () => Date;
  readonly newId: () => string;
  /** An answer as plain text, for the adviser. */
  readonly asText: (answer: Answer) => string;
  /** False where nobody can answer back: the answer then states what it assumes. */
  readonly mayAsk: boolean;
  readonly onError: (error: unknown) => void;
}

/** A resident's question on its way to an answer. */
interface Asking {
  readonly standalone: string;
  readonly asked: readonly string[];
  readonly assumptions: readonly string[];
}

const assumed = (fact: string): string[] => [assumptionFor(fact)].filter((assumption) => assumption !== undefined);

/** Longer messages are asked to be shortened: nobody's one question is a book, and reading one takes long. */
const LONGEST = 4000;

/** What a person sees of a message: invisible characters, which copying brings along, part words that belong together. */
const visible = (message: string): string => message.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, '');

/** Where a long message says what matters. */
const endsOf = (message: string): string => (message.length > LONGEST ? `${message.slice(0, LONGEST / 2)}。${message.slice(-LONGEST / 2)}` : message);

const text = (words: string): Reply => ({ kind: 'text', text: words, offices: [] });

/** The dialogue of a deployment: what is said to whom; channels only translate. */
export function createDialogue(options: DialogueOptions): Dialogue {
  const { consultant, conversations, records, cases, personalData, now } = options;

  async function* handle(incoming: Incoming): AsyncGenerator<Reply, void> {
    try {
      if (!await conversations.isNew(incoming.resident, incoming.messageId)) return;
      yield* reply({ ...incoming, text: maskPersonalData(visible(incoming.text)).text });
    } catch (error) {
      options.onError(error);
      yield text('抱歉，系统出了故障，没能答复您。请过几分钟再发一次；急事请拨打 12348（免费法律咨询）或者 110。');
    }
  }

  async function* reply(incoming: Incoming): AsyncGenerator<Reply, void> {
    const conversation = await conversations.load(incoming.resident) ?? { resident: incoming.resident, turns: [] };
    if (incoming.rating) return yield* rate(incoming.rating);
    const crisis = detectCrisis(endsOf(incoming.text));
    if (crisis) {
      yield { kind: 'crisis', crisis: crisis.crisis, text: crisis.text, offices: crisis.offices };
      if (!crisis.alsoAnswer) return;
    }
    if (incoming.text.length > LONGEST) return yield text(`您发来的内容超过了 ${LONGEST} 字。请先说最要紧的一件事：发生了什么、什么时候、您想要什么。`);
    const command = commandOf(incoming.text);
    if (command) return yield* obey(command, conversation);
    const { pending, ...withoutPending } = conversation;
    const said = pending ? answerPending(incoming, pending) : { kind: 'none' as const };
    if (pending && said.kind !== 'none') {
      return yield* ask({
        standalone: said.kind === 'fact' ? `${pending.standalone}；${said.adds}` : pending.standalone,
        asked: pending.asked,
        assumptions: said.kind === 'fact' ? pending.assumptions : [...pending.assumptions, ...assumed(pending.asked.at(-1)!)],
      }, incoming.text, withoutPending);
    }
    const forwarded = await cases.replyToWaiting(incoming.resident, incoming.text);
    if (forwarded) return yield text(`您的补充已转给法律顾问（编号 ${forwarded.id}），顾问看后会答复您。`);
    if (asksForPerson(incoming.text)) return yield* handOverLast(withoutPending, 'asked-for-person');
    const aside = detectAside(incoming.text);
    if (aside) return yield { kind: 'text', text: aside.text, offices: aside.offices };
    const standalone = await options.standalone(incoming.text, conversation.turns);
    yield* ask({ standalone, asked: [], assumptions: [] }, incoming.text, withoutPending);
  }

  /** Asks for a fact that decides the outcome, or answers. */
  async function* ask(asking: Asking, message: string, conversation: Conversation): AsyncGenerator<Reply, void> {
    const place = { region: conversation.region ?? options.region, today: todayInChina(now()) };
    const topic = chooseGuidance(asking.standalone, [])?.topic;
    const open = chooseClarifications(asking.standalone, { asked: asking.asked, ...(topic !== undefined && { topic }) });
    const [next] = open;
    if (next && options.mayAsk) {
      const { text: question, fact, choices } = next;
      await conversations.save({ ...conversation, pending: { ...asking, asked: [...asking.asked, fact], text: question, choices } });
      yield { kind: 'question', text: question, choices: [...choices.map(({ id, label }) => ({ id, label })), { id: SKIP, label: '跳过' }] };
      return;
    }
    // Where nobody can be asked, what would have been asked is assumed.
    yield* answer({ ...asking, assumptions: [...asking.assumptions, ...open.flatMap(({ fact }) => assumed(fact))] }, message, conversation, place);
  }

  async function* answer(
    { standalone, assumptions }: Asking, message: string, conversation: Conversation, place: { region: Region; today: string },
  ): AsyncGenerator<Reply, void> {
    const consulting = consultant.consult({ question: standalone, assumptions }, place);
    let consultation: Consultation | undefined;
    while (!consultation) {
      const step = await consulting.next();
      if (step.done) consultation = step.value;
      else yield { kind: 'progress', stage: step.value };
    }
    const recordId = options.newId();
    const at = now().toISOString();
    const { answer: given } = consultation;
    const before = conversation.turns.map((turn) => turn.message);
    const record = { id: recordId, resident: conversation.resident, at, content: recordOf(consultation, { message, standalone, assumptions, before, ...place }) };
    await records.put(record);
    if (given.mode !== 'smalltalk') {
      const turn = {
        at, message, standalone, recordId,
        laws: [...new Set(given.provisions.map(({ pieces }) => pieces[0]!.law))],
        ...(given.guidance && { topic: given.guidance.topic }),
        ...(given.date !== given.today && { eventDay: given.date }),
      };
      await conversations.save({ ...conversation, turns: [...conversation.turns, turn].slice(-MOST_TURNS) });
    }
    yield { kind: 'answer', answer: given, recordId };
    if (consultation.reasons.length === 0) return;
    const opened = await cases.open({ ...caseOf(record, options.asText), reasons: consultation.reasons }).catch(options.onError);
    // The answer is there: to say that there is none would be wrong.
    if (!opened) return yield text('这个问题最好请法律顾问再看看，但系统出了故障，没有转成。请过几分钟发送 /human 再转一次；急的话，请拨打 12348（免费）。');
    yield { kind: 'hand-over', caseId: opened.id, reasons: consultation.reasons, answerBy: opened.answerBy };
  }

  async function* rate({ recordId, isGood }: NonNullable<Incoming['rating']>): AsyncGenerator<Reply, void> {
    if (isGood) return yield text('谢谢您的评价。');
    const opened = await cases.addReason(recordId, 'thumbs-down');
    if (!opened) return yield text('谢谢您告诉我们。请把哪里不对写给我，我再看一遍。');
    yield { kind: 'hand-over', caseId: opened.id, reasons: ['thumbs-down'], answerBy: opened.answerBy };
  }

  /** Puts the last answer before an adviser. */
  async function* handOverLast(conversation: Conversation, reason: CaseReason): AsyncGenerator<Reply, void> {
    const last = conversation.turns.at(-1);
    if (!last) return yield text('好的。请先把事情写给我：发生了什么、什么时候、您想要什么，我好转给法律顾问。急的话，请拨打 12348（免费）。');
    const opened = await cases.addReason(last.recordId, reason);
    if (!opened) return yield text('这条答复的记录已经不在了。请把问题再说一遍，我再转给法律顾问；急的话，请拨打 12348（免费）。');
    yield { kind: 'hand-over', caseId: opened.id, reasons: [reason], answerBy: opened.answerBy };
  }

  async function* obey(command: Command, conversation: Conversation): AsyncGenerator<Reply, void> {
    const { resident } = conversation;
    switch (command.name) {
      case 'help': return yield text(HELP);
      case 'human': return yield* handOverLast(conversation, 'asked-for-person');
      case 'new':
        await conversations.save({ resident, ...(conversation.region && { region: conversation.region }), turns: [] });
        return yield text('好的，前面的事先放下。您请说。');
      case 'export': return yield { kind: 'own-data', data: await personalData.export(resident) };
      case 'forget':
        if (!command.isConfirmed) return yield text('这会删除保存的您的全部对话和记录，不能恢复。确定要删，请发送“/forget 确定”。');
        await personalData.forget(resident);
        return yield text('已经删除保存的您的对话和记录。');
      case 'region': {
        const here = conversation.region ?? options.region;
        const region = command.place === '' ? undefined : parseRegion(command.place, here);
        if (!region) return yield text(`现在按 ${here.replaceAll('/', '')} 回答。要换地方，请发送“/region 地名”，例如“/region 陕西省西安市”。`);
        await conversations.save({ ...conversation, region });
        return yield text(`好的，以后按 ${region.replaceAll('/', '')} 的法律规定回答您。`);
      }
      default: return command satisfies never;
    }
  }

  return { handle };
}
