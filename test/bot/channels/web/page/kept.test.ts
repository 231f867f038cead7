import { describe, expect, test } from 'vitest';
import { forgivingShelf, isOutgoingKey, keptOutgoing } from '../../../../../bot/channels/web/page/chat/kept.ts';
import { memoryShelf } from './memory-shelf.ts';

describe('what the browser keeps', () => {
  test('messages come back in the order of writing, more than nine of them too', () => {
    const store = keptOutgoing(memoryShelf());
    const ids = Array.from({ length: 12 }, (_, index) => `m${index}`);
    for (const id of ids) store.add({ id, text: id });
    expect(store.all().map(({ id }) => id)).toEqual(ids);
    store.remove('m3');
    store.add({ id: 'm12', text: '' });
    expect(store.all().map(({ id }) => id)).toEqual([...ids, 'm12'].filter((id) => id !== 'm3'));
  });

  test('what others keep beside it, and what is broken, is left alone', () => {
    const shelf = memoryShelf();
    shelf.setItem('fazhi.settings', '{}');
    shelf.setItem('fazhi.out.000000000.x', '{"id":');
    const store = keptOutgoing(shelf);
    store.add({ id: 'm0', text: '欠薪' });
    expect(store.all()).toEqual([{ id: 'm0', text: '欠薪' }]);
    expect(shelf.getItem('fazhi.settings')).toBe('{}');
    expect(['fazhi.out.000000001.m0', null, 'fazhi.draft'].map(isOutgoingKey)).toEqual([true, true, false]);
  });

  test.each([
    ['forbidden', () => { throw new Error('SecurityError'); }],
    ['full', () => memoryShelf(() => true)],
  ] as const)('a storage that is %s costs the reload, not the message', (_, open) => {
    const shelf = forgivingShelf(open);
    const store = keptOutgoing(shelf);
    store.add({ id: 'm0', text: '欠薪' });
    store.add({ id: 'm1', text: '社保' });
    expect(store.all().map(({ id }) => id)).toEqual(['m0', 'm1']);
    store.remove('m0');
    expect(store.all().map(({ id }) => id)).toEqual(['m1']);
    expect(shelf.length).toBe(1);
  });
});
