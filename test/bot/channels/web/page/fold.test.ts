import { expect, test } from 'vitest';
import type { ChangeOfArticle, ComparedArticle } from '../../../../../bot/browse/compare-versions.ts';
import { foldUnchanged } from '../../../../../bot/channels/web/page/law/fold.ts';

const article = (change: ChangeOfArticle, label: string): ComparedArticle => {
  const side = { label, href: '', provisionId: 1, path: [], text: '' };
  return { change, before: change === 'added' ? null : side, after: change === 'removed' ? null : side, runs: null };
};

test('neighbours that stayed as they were are one line; what changed stands on its own, in order', () => {
  const articles = [article('same', '第一条'), article('renumbered', '第二条'), article('changed', '第三条'), article('removed', '第四条'), article('same', '第四条')];
  const stretches = foldUnchanged(articles);
  expect(stretches.map((one) => (one.kind === 'unchanged' ? one.words : one.article.change))).toEqual([
    '第一条至第二条文字没有变（2 条，其中 1 条只改了条号）', 'changed', 'removed', '第四条文字没有变（1 条）',
  ]);
  expect(stretches.flatMap((one) => (one.kind === 'unchanged' ? one.articles : [one.article]))).toEqual(articles);
});
