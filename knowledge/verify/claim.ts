import type { Span } from '../citation/spans.ts';
import type { ResolvedCitation } from './resolve-in-text.ts';

/** Citations that share what is said of them: 《…》第三条、第五条和《…》第十条规定，…. */
export interface Group extends Span {
  readonly members: readonly ResolvedCitation[];
}

/** What a text says that the law says, and how surely it says so. */
export interface Claim extends Span {
  readonly group: Group;
  /**
   * - `quote`: given as word for word;
   * - `mention`: between marks, but perhaps a name, a doctrine, the words of a court;
   * - `text`: what follows 规定： without marks;
   * - `statement`: what follows 根据…规定，;
   * - `restated`: what stands before a citation in brackets;
   * - `remark`: near the citation, and perhaps the author's own;
   * - `continuation`: the sentences behind, up to the paragraph's end.
   */
  readonly kind: 'quote' | 'mention' | 'text' | 'statement' | 'restated' | 'remark' | 'continuation';
}
