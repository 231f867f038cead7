import type { Answer } from '../consult/answer.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import type { Block, Section } from './block.ts';
import { presentAnswer, type Offices } from './present-answer.ts';
import { presentReply } from './present-reply.ts';

/** An answer as plain Chinese text, as advisers read it. */
export const answerAsText = (answer: Answer, offices: Offices): string => asText(presentAnswer(answer, offices));

/** A reply as plain Chinese text, for where nothing can be tapped. */
export function replyAsText(reply: ShownReply, offices: Offices): string {
  const { sections, choices } = presentReply(reply, offices);
  const toType = choices.length === 0 ? [] : [...choices.map(({ label }, index) => ` ${index + 1}. ${label}`), '（输入序号，或者直接说）'];
  return [asText(sections), ...toType].join('\n');
}

export function asText(sections: readonly Section[]): string {
  return sections.map((section) => section.map(blockAsText).join('\n')).join('\n\n');
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'text': return `${mark(block.label)}${mark(block.title)}${block.text}`;
    case 'notice': return block.text;
    case 'list': return [
      `${mark(block.title)}${block.about ?? ''}`,
      ...block.items.map((item, index) => (block.isOrdered ? ` ${index + 1}. ${item}` : ` · ${item}`)),
    ].join('\n');
    case 'offices': return [mark(block.title), ...block.offices.map(({ name, phone, address, hours, what }) =>
      ` · ${[name, phone, address, hours].filter((part) => part !== undefined).join(' ')}：${what}`)].join('\n');
    case 'provision': return [
      `${block.number}. ${block.title}`,
      `   ${block.facts.join(' · ')}`,
      ...(block.path.length > 0 ? [`   ${block.path.join(' › ')}`] : []),
      ...block.lines.map((line) => `   ┃ ${line}`),
      `   （选它的理由：${block.why}）`,
    ].join('\n');
    default: return block satisfies never;
  }
}

const mark = (title: string | undefined): string => (title === undefined ? '' : `【${title}】`);
