import type { ProvisionKind } from '../../knowledge/provision.ts';
import type { Block, DocumentProblem, Heading } from './document.ts';

export interface OpenProvision {
  readonly kind: ProvisionKind;
  readonly label: string;
  readonly marker: string;
  readonly at: number;
}

/**
 * Collects headings and provisions in reading order, keeps the heading path, and keeps labels unique:
 * a second 第三条 becomes 第三条〔2〕 and is reported.
 */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly problems: DocumentProblem[] = [];
  #stack: Heading[] = [];
  #open: { provision: OpenProvision; path: string[]; lines: string[] } | undefined;
  #labels = new Map<string, number>();

  get innermostHeading(): string | undefined {
    return this.#stack.at(-1)?.text;
  }

  heading(heading: Heading): void {
    this.close();
    this.#stack = [...this.#stack.filter((above) => above.rank < heading.rank), heading];
    this.blocks.push({ heading });
  }

  /** Forgets the headings: what follows stands outside the chapters (an annex). */
  resetPath(): void {
    this.close();
    this.#stack = [];
  }

  open(provision: OpenProvision, firstLine: string): void {
    this.close();
    this.#open = {
      provision,
      path: this.#stack.map((heading) => heading.text),
      lines: firstLine === '' ? [] : [firstLine],
    };
  }

  /** Adds a line to the open provision; where there is none, opens running text. */
  line(text: string, at: number, fallback: Pick<OpenProvision, 'kind' | 'label'>): void {
    if (!this.#open) this.open({ ...fallback, marker: '', at }, text);
    else this.#open.lines.push(text);
  }

  close(): void {
    if (!this.#open) return;
    const { provision, path, lines } = this.#open;
    this.#open = undefined;
    if (lines.length === 0 && provision.marker === '') return;
    if (lines.length === 0) {
      this.problems.push({ at: provision.at, kind: 'empty-article', text: `${provision.label}没有正文` });
    }
    const seen = (this.#labels.get(provision.label) ?? 0) + 1;
    this.#labels.set(provision.label, seen);
    if (seen > 1 && provision.kind === 'article') {
      this.problems.push({ at: provision.at, kind: 'duplicate', text: `${provision.label}重复出现（第${seen}次）` });
    }
    const label = seen > 1 ? `${provision.label}〔${seen}〕` : provision.label;
    this.blocks.push({ provision: { ...provision, label, path, text: lines.join('\n') } });
  }
}
