import { expect, test } from 'vitest';
import { restoreItem } from '../../../knowledge/bank/restore-item.ts';
import { affectedLater, notStanding, suspendAffected, touches } from '../../../knowledge/bank/suspend-affected.ts';
import { document, store } from '../corpus/documents.ts';
import { ADVISER, corpusOf, DOGS, draft, open, ORGANISER, pin } from './items.ts';

const SECOND = pin('第二条', '携犬出户应当牵绳。');
const INGEST = { by: '法规入库', at: '2026-02-01T01:00:00.000Z' };

function banked() {
  const { data, corpus } = corpusOf(DOGS);
  const bank = open(data);
  bank.add([draft('一'), draft('二', { citations: [SECOND] }), draft('三', { citations: [SECOND, pin()] }), draft('四'), draft('五', { citations: [] })], ORGANISER);
  bank.approve(['Q00001', 'Q00002', 'Q00003', 'Q00005'], ADVISER);
  store(data, document({ ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬应当在六十日内登记。', '携犬出户应当牵绳。'] }));
  return { bank, corpus, data };
}

test('approved items on a changed provision are suspended and listed with both texts, once', () => {
  const { bank, corpus } = banked();
  const listed = suspendAffected(bank, corpus, '2025-06-01', INGEST);
  const pins = [{ standing: 'changed', pin: { text: '养犬应当在三十日内登记。' }, now: { text: '养犬应当在六十日内登记。' } }];
  expect(listed).toMatchObject([{ id: 'Q00001', version: 1, stem: '一', pins }, { id: 'Q00003', pins }]);
  expect(bank.list().map(({ status }) => status)).toEqual(['suspended', 'approved', 'suspended', 'draft', 'approved']);
  expect(bank.log('Q00003').at(-1)).toEqual({ ...INGEST, itemId: 'Q00003', version: 1, kind: 'suspended', note: '《示例养犬法》第一条的文字已经修改。' });
  expect(suspendAffected(bank, corpus, '2025-06-01', INGEST)).toEqual([]);
});

test('what is restored with new pins stands', () => {
  const { bank, corpus } = banked();
  const [first] = suspendAffected(bank, corpus, '2025-06-01', INGEST);
  bank.restore(first!.id, [pin('第一条', '养犬应当在六十日内登记。')], ADVISER, '不涉及期限');
  expect(suspendAffected(bank, corpus, '2025-06-01', INGEST)).toEqual([]);
  expect(bank.get(first!.id)?.status).toBe('approved');
});

test('an adviser restores what the change does not touch: it is pinned to the words of now, and stands', () => {
  const { bank, corpus } = banked();
  suspendAffected(bank, corpus, '2025-06-01', INGEST);
  expect(notStanding(bank.list({ status: ['suspended'] }), corpus, '2025-06-01').map(({ id }) => id)).toEqual(['Q00001', 'Q00003']);
  expect(restoreItem('Q00003', bank, corpus, '2025-06-01', ADVISER, '不涉及期限')).toMatchObject({
    item: { version: 2, status: 'approved', citations: [{ text: '携犬出户应当牵绳。' }, { label: '第一条', text: '养犬应当在六十日内登记。' }] },
  });
  expect(suspendAffected(bank, corpus, '2025-06-01', INGEST)).toEqual([]);
  expect(restoreItem('Q00099', bank, corpus, '2025-06-01', ADVISER, '')).toBeUndefined();
});

test('what cites a provision that is there no more is not restored', () => {
  const { bank, corpus, data } = banked();
  store(data, document({ ...DOGS, date: '2024-01-01', statedFrom: '2024-03-01', articles: ['携犬出户应当牵绳。'] }));
  suspendAffected(bank, corpus, '2025-06-01', INGEST);
  expect(restoreItem('Q00001', bank, corpus, '2025-06-01', ADVISER, '')).toEqual({ gone: ['《示例养犬法》第一条已不在现行文本中。'] });
  expect(bank.get('Q00001')).toMatchObject({ version: 1, status: 'suspended' });
});

test('what a law to come will take is told with its day, and not suspended before', () => {
  const { bank, corpus } = banked();
  const [approved, day] = [() => bank.list({ status: ['approved'] }), '2020-01-15'];
  expect(suspendAffected(bank, corpus, day, INGEST)).toEqual([]);
  expect(affectedLater(approved(), corpus, day)).toMatchObject([{ id: 'Q00001', from: '2020-03-01' }, { id: 'Q00003', from: '2020-03-01' }]);
  expect(affectedLater(approved(), corpus, '2020-03-01'), 'from that day on it is no longer to come').toEqual([]);
});

test('a paper is touched by the suspended items that are on it', () => {
  const questions = [{ itemId: 'Q00001' }, { itemId: 'Q00002' }, { itemId: 'Q00002' }];
  expect(touches(questions, new Set(['Q00002', 'Q00009']))).toEqual(['Q00002']);
  expect(touches(questions, new Set())).toEqual([]);
});
