import { expect, it } from 'vitest';
import { goldFinder } from '../../../eval/train/gold.ts';
import { inventedEntries } from './invented.ts';

const entries = inventedEntries();
const find = goldFinder(entries);
const { law, provision } = entries[5]!;

it('finds a gold article by law and number, however they are written', () => {
  expect(find({ law: `《中华人民共和国${law.title}》`, article: '第六条', text: '另一文本' })).toEqual([5]);
});

it('finds another edition of the same rule by its words', () => {
  expect(find({ law: '旧法', article: '第九十条', text: provision.text.replaceAll('，', ' ') })).toEqual([5]);
});

it('finds nothing for what is not in force', () => expect(find({ law: '旧法', article: null, text: '别的' })).toEqual([]));
