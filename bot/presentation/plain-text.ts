import type { Answer } from '../consult/answer.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import type { Block, Section } from './block.ts';
import { presentAnswer, type Offices } from './present-answer.ts';
import { presentReply, type Presented } from './present-reply.ts';

/** How parts of the text are set apart where they can be: in colours, on a terminal. */
export interface Style {
  readonly title: (text: string) => string;
  /** What is about a text and not it: validity, headings above, small print. */
  readonly fact: (text: string) => string;
  /** A line of the law. */
  readonly law: (line: string) => string;
}

export const PLAIN: Style = { title: (text) => text, fact: (text) => text, law: (line) => line };

/** An answer as plain Chinese text, as advisers read it. */
export const answerAsText = (answer: Answer, offices: Offices): string => asText(presentAnswer(answer, offices));

/** A reply as plain Chinese text, for where nothing can be tapped. */
export const replyAsText = (reply: ShownReply, offices: Offices): string => presentedAsText(presentReply(reply, offices));

export function presentedAsText({ sections, choices }: Pick<Presented, 'sections' | 'choices'>, style: Style = PLAIN): string {
  const toType = choices.length === 0 ? [] : [...choices.map(({ label }, index) => ` ${index + 1}. ${label}`), style.fact('（输入序号，或者直接说）')];
  return [asText(sections, style), ...toType].join('\n');
}

export function asText(sections: readonly Section[], style: Style = PLAIN): string {
  return sections.map((section) => section.map((block) => blockAsText(block, style)).join('\n')).join('\n\n');
}

function blockAsText(block: Block, style: Style): string {
  const mark = (title: string | undefined): string => (title === undefined ? '' : style.title(`【${title}】`));
  switch (block.kind) {
    case 'text': return `${mark(block.label)}${mark(block.title)}${block.text}`;
    case 'notice': return style.fact(block.text);
    case 'list': return [
      `${mark(block.title)}${block.about ?? ''}`,
      ...block.items.map((item, index) => (block.isOrdered ? ` ${index + 1}. ${item}` : ` · ${item}`)),
    ].join('\n');
    case 'offices': return [mark(block.title), ...block.offices.map(({ name, phone, address, hours, what }) =>
      ` · ${[name, phone, address, hours].filter((part) => part !== undefined).join(' ')}：${what}`)].join('\n');
    case 'provision': return provisionAsText(
      { title: `${block.number}. ${block.title}`, facts: block.facts, path: block.path, lines: block.lines, after: [`（选它的理由：${block.why}）`] }, style,
    );
    default: return block satisfies never;
  }
}

/** An article: what it is, its words, and what is said of it. */
export function provisionAsText(
  { title, facts, path, lines, after }: Record<'facts' | 'path' | 'lines' | 'after', readonly string[]> & { readonly title: string }, style: Style = PLAIN,
): string {
  return [
    style.title(title),
    style.fact(`   ${facts.join(' · ')}`),
    ...(path.length > 0 ? [style.fact(`   ${path.join(' › ')}`)] : []),
    ...lines.map((line) => style.law(`   ┃ ${line}`)),
    ...after.map((line) => style.fact(`   ${line}`)),
  ].join('\n');
}
