import type { Clarification, ClarificationRule, Fact } from './clarifications.ts';
import { CLARIFICATIONS } from './clarifications.ts';

export interface ClarifyContext {
  /** Id of the guidance topic of the question. */
  readonly topic?: string;
  /** Facts asked for before, answered or skipped. */
  readonly asked: readonly string[];
}

/** A question is followed by no more questions back than this, those asked before included. */
export const MOST_CLARIFICATIONS = 2;

/**
 * The facts to ask for before a question is answered, the weightiest first; none when it asks what the law says
 * (试用期最长多久), when the fact is in its words, or when it would change nothing.
 */
export function chooseClarifications(question: string, { topic, asked }: ClarifyContext): Clarification[] {
  const room = MOST_CLARIFICATIONS - asked.length;
  if (room <= 0) return [];
  const text = question.normalize('NFKC').replaceAll(/\s+/gu, '');
  if (!tellsCase(text)) return [];
  return CLARIFICATIONS
    .filter((rule) => !asked.includes(rule.fact) && fits(rule, text, topic))
    .slice(0, room)
    .map(({ fact, text: words, choices, why }) => ({ fact, text: words, choices, why }));
}

/** What is taken for granted about a fact that the resident did not tell, one sentence; undefined for an unknown fact. */
export function assumptionFor(fact: string): string | undefined {
  return CLARIFICATIONS.find((rule) => rule.fact === (fact as Fact))?.assumption;
}

function fits({ topics, when, unless }: ClarificationRule, text: string, topic: string | undefined): boolean {
  return (topics.length === 0 || topic === undefined || topics.includes(topic)) && when.test(text) && !unless.test(text);
}

/** Asks for the law itself, not for what becomes of somebody. */
const ASKS_LAW = /第[\d一二三四五六七八九十百千零〇]+条|《|什么是|是什么(?!时候)|是指|什么意思|含义|定义|区别|哪些|如何认定|怎么认定|法律规定|法定|规定(?:是|了|的)|最[长短多少高低](?!人)|的?效力|构成要件|性质|范围/u;
/** The language of text books, in which nobody tells what happened to them. */
const ABSTRACT = /是否|如何|能否|可否|应当|应如何|何种|何时|何谓|当事人|承租人|出租人|用人单位|劳动者|债权人|债务人|保证人|行为人|出借人|借款人|被继承人|继承人|受害人|被害人|侵权人|行政机关|行政相对人|经营者|消费者|夫妻一方|未成年人|监护人|机动车一方|赠与人|[，的]情形|情况下/u;
/** Even so a case, when the one who asks is in it. */
const FIRST_PERSON = /我|咱|俺|本人/u;
const FORMAL_PARTIES = /当事人|承租人|出租人|用人单位|劳动者|债权人|债务人|被继承人|未成年人/u;

function tellsCase(text: string): boolean {
  if (ASKS_LAW.test(text)) return false;
  return !ABSTRACT.test(text) || (FIRST_PERSON.test(text) && !FORMAL_PARTIES.test(text));
}
