import type { NoText } from '../../../../browse/no-text.ts';

/** Heads a page that has no law to show: one that was repealed was found, and a broken connection says nothing of the law. */
export function whyNothing(noText: NoText | undefined): string {
  switch (noText?.kind) {
    case undefined: return '没有打开';
    case 'repealed': return '已经废止';
    case 'ambiguous': return '要看哪一部？';
    case 'not-in-force': case 'other-version': return '没有这个时候的文本';
    default: return '没有找到';
  }
}
