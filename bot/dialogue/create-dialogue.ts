import type { Region } from '../../knowledge/law.ts';
import type { Answer } from '../consult/answer.ts';
import type { Consultation } from '../consult/consultation.ts';
import { chooseGuidance } from '../guidance/choose-guidance.ts';
import { whyTooLong } from '../consult/too-long.ts';
import { todayInChina } from '../today.ts';
import { asksForPerson } from '../understand/asks-for-person.ts';
import { assumptionFor, chooseClarifications } from '../understand/clarify.ts';
import { detectAside } from '../understand/detect-aside.ts';
import { detectCrisis } from '../understand/detect-crisis.ts';
import { acknowledges, findsFault } from '../understand/short-reply.ts';
import { triage } from '../understand/triage.ts';
import { answerPending, isSkipping, SKIP } from './answer-pending.ts';
import { commandOf } from './commands.ts';
import { MOST_TURNS, type Conversation, type PendingQuestion, type Turn } from './conversation.ts';
import type { DialogueOptions } from './dialogue-options.ts';
import { handOver, handOverLast, rate } from './hand-over.ts';
import type { Incoming } from './incoming.ts';
import { obeyCommand } from './obey-command.ts';
import { endsOf } from './read-message.ts';
import { notRead } from './not-read.ts';
import { practise } from './practise.ts';
import { recordOf } from './record.ts';
import { say, type Reply } from './reply.ts';

export interface Dialogue {
  /**
   * Answers one message. The messages of a resident come one after the other: a conversation is read, and written when the
   * answer is there. Never throws for what a message contains; throws what the stores and the consultant throw.
   */
  handle(incoming: Incoming): AsyncIterable<Reply>;
}

/** A resident's question on its way to an answer. */
type Asking = Pick<Turn, 'standalone' | 'asked' | 'assumptions' | 'handedOver'>;

const assumed = (fact: string): string[] => [assumptionFor(fact)].filter((assumption) => assumption !== undefined);

const askingOf = ({ standalone, asked, assumptions, handedOver }: PendingQuestion): Asking => ({ standalone, asked, assumptions, ...(handedOver && { handedOver }) });

const questionOf = ({ text, choices }: Pick<PendingQuestion, 'text' | 'choices'>): Reply =>
  ({ kind: 'question', text, choices: [...choices.map(({ id, label }) => ({ id, label })), { id: SKIP, label: '跳过' }] });

/** Where the resident does not say, the open fact is taken for granted. */
const skipped = (pending: PendingQuestion): Asking => ({ ...askingOf(pending), assumptions: [...pending.assumptions, ...assumed(pending.asked.at(-1)!)] });

/** The dialogue of a deployment: what is said to whom; channels only translate. */
export function createDialogue(options: DialogueOptions): Dialogue {
  const { consultant, conversations, records, cases, now } = options;

  async function* handle(incoming: Incoming): AsyncGenerator<Reply, void> {
    const conversation = await conversations.load(incoming.resident) ?? { resident: incoming.resident, turns: [] };
    if (incoming.rating) return yield await rate(incoming, incoming.rating, options);
    if (incoming.attachment) {
      yield say(notRead(incoming.attachment, incoming.text !== ''));
      if (incoming.text === '') return;
    }
    const crisis = detectCrisis(endsOf(incoming.text));
    if (crisis) {
      yield { kind: 'crisis', crisis: crisis.crisis, text: crisis.text, offices: crisis.offices };
      if (!crisis.alsoAnswer) return rememberCrisis(crisis.text, incoming.text, conversation);
    }
    const tooLong = whyTooLong(incoming.text);
    if (tooLong !== undefined) return yield say(tooLong);
    const command = commandOf(incoming.text);
    const { pending, ...withoutPending } = conversation;
    if (pending && (command?.name === 'human' || asksForPerson(incoming.text))) {
      // A person is wanted for the matter on the table, not for the one before it: it is answered as it is, and handed over.
      yield* answer(skipped(pending), incoming.text, withoutPending, placeOf(conversation));
      return yield await handOverLast(await conversations.load(incoming.resident) ?? withoutPending, options);
    }
    if (command) return yield await obeyCommand(command, conversation, incoming, options);
    // What is typed is said to what was asked last; a tap names what it answers.
    const practised = pending && incoming.choice === undefined ? undefined : await practise(incoming, conversation, options);
    if (practised) return yield practised;
    const said = pending ? answerPending(incoming, pending) : { kind: 'none' as const };
    if (pending && said.kind !== 'none') {
      const asking = said.kind === 'fact' ? { ...askingOf(pending), standalone: `${pending.standalone}；${said.adds}` } : skipped(pending);
      return yield* ask(asking, incoming.text, withoutPending);
    }
    const idle = triage(incoming.text);
    if (pending && idle.kind !== 'legal') {
      yield say(idle.reply);
      return yield questionOf(pending);
    }
    const forwarded = idle.kind === 'legal' && await cases.replyToWaiting(incoming.resident, incoming.text);
    if (forwarded) return yield say(`您的补充已转给法律顾问（编号 ${forwarded.id}），顾问看后会答复您。`);
    if (asksForPerson(incoming.text)) return yield await handOverLast(conversation, options);
    const aside = detectAside(incoming.text);
    if (aside) return yield { kind: 'text', text: aside.text, offices: aside.offices };
    if (isSkipping(incoming.text.trim()) || acknowledges(incoming.text)) return yield say('好的。还有什么要问的，请接着说。');
    if (conversation.turns.length > 0 && findsFault(incoming.text)) return yield say('抱歉没有答好。请说说哪里不对，或者把事情再讲细一点；也可以发送 /human，请法律顾问来看。');
    const { standalone, isFollowUp } = await options.standalone(incoming.text, conversation.turns);
    const before: Partial<Turn> = (isFollowUp && conversation.turns.at(-1)) || {};
    const { assumptions = [], handedOver } = before;
    // What was asked and passed over for a question of the resident's own is not asked again.
    const asked = [...before.asked ?? [], ...pending?.asked ?? []];
    yield* ask({ standalone, asked, assumptions, ...(handedOver && { handedOver }) }, incoming.text, withoutPending);
  }

  /** What comes next leans on it: 已经报警了, 钱能追回来吗; and a person can be asked for. */
  async function rememberCrisis(advice: string, message: string, conversation: Conversation): Promise<void> {
    const { pending: _answered, ...rest } = conversation;
    const place = placeOf(conversation);
    const recordId = options.newId();
    const at = now().toISOString();
    const given: Answer = { mode: 'declined', question: message, date: place.today, ...place, opening: advice, provisions: [], notes: [], flags: [] };
    const consultation: Consultation = { answer: given, reasons: [], findings: [], trace: { provisions: [], calls: [] } };
    const asked = { message, standalone: message, assumptions: [], before: conversation.turns.map((turn) => turn.message), ...place };
    await records.put({ id: recordId, resident: conversation.resident, at, content: recordOf(consultation, asked) });
    await keepTurn(rest, { at, message, standalone: message, recordId, asked: [], assumptions: [], laws: [] });
  }

  const placeOf = ({ region }: Conversation) => ({ region: region ?? options.region, today: todayInChina(now()) });

  const keepTurn = (conversation: Conversation, turn: Turn): Promise<void> =>
    conversations.save({ ...conversation, turns: [...conversation.turns, turn].slice(-MOST_TURNS) });

  /** Asks for a fact that decides the outcome, or answers. */
  async function* ask(asking: Asking, message: string, conversation: Conversation): AsyncGenerator<Reply, void> {
    const place = placeOf(conversation);
    // The matter is what the resident came with; what was added to it may have words of another.
    const topic = chooseGuidance(asking.standalone.split('；')[0]!, [])?.topic;
    const open = chooseClarifications(asking.standalone, { asked: asking.asked, ...(topic !== undefined && { topic }) });
    const [next] = open;
    if (next && options.mayAsk) {
      const { text: question, fact } = next;
      // Named by fact as well: a choice of an earlier question that is tapped late must be none of this one's.
      const choices = next.choices.map((choice) => ({ ...choice, id: `${fact}-${choice.id}` }));
      await conversations.save({ ...conversation, pending: { ...asking, asked: [...asking.asked, fact], text: question, choices } });
      yield questionOf({ text: question, choices });
      return;
    }
    // Where nobody can be asked, what would have been asked is assumed.
    yield* answer({ ...asking, assumptions: [...asking.assumptions, ...open.flatMap(({ fact }) => assumed(fact))] }, message, conversation, place);
  }

  async function* answer(
    { standalone, asked, assumptions, handedOver }: Asking, message: string, conversation: Conversation, place: { region: Region; today: string },
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
    const { reply: handOverReply, kept } = await handOver(record, consultation.reasons, handedOver, options);
    const turn: Turn = {
      at, message, standalone, recordId, asked, assumptions,
      laws: [...new Set(given.provisions.map(({ pieces }) => pieces[0]!.law))],
      ...(given.guidance && { topic: given.guidance.topic }),
      ...(given.date !== given.today && { eventDay: given.date }),
      ...(kept && { handedOver: kept }),
    };
    if (given.mode === 'smalltalk') await conversations.save(conversation);
    else await keepTurn(conversation, turn);
    // All is kept before anything is said: who is killed here has lost a reply, not what it was.
    yield { kind: 'answer', answer: given, recordId };
    if (handOverReply) yield handOverReply;
  }

  return { handle };
}
