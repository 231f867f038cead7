import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, opened, transition, type CaseEvent } from '../../../bot/review/transition.ts';
import type { State } from '../../../bot/state/open-state.ts';
import { caseEvents } from '../review/case-events.ts';
import { describeDatabases } from './databases.ts';
import { at, conversation, LI, message, newCase, NOON, say, WANG } from './samples.ts';

/** Opens a case and lets events happen to it. */
async function caseOf(state: State, more: Parameters<typeof newCase>[0] = {}, ...events: CaseEvent[]): Promise<string> {
  const fresh = newCase(more);
  const { case: { id } } = await state.cases.create(fresh, opened(fresh.reasons, NOON));
  for (const event of events) expect(await state.cases.apply(id, (current) => transition(current, event, NOON))).not.toHaveProperty('refusal');
  return id;
}

describeDatabases('conversations', (create) => {
  test('come back as they were saved last, each to its resident, also when opened anew', async () => {
    const database = await create();
    const { conversations } = await database.open();
    expect(await conversations.load(LI)).toBeUndefined();
    await conversations.save(conversation());
    await conversations.save(conversation(WANG, '老王的问题'));
    const later = { ...conversation(), turns: [], region: '全国' };
    await conversations.save(later);
    for (const one of [conversations, (await database.open()).conversations]) {
      expect(await one.load(LI)).toEqual(later);
      expect(await one.load(WANG)).toEqual(conversation(WANG, '老王的问题'));
    }
  });

  test('keep whatever people type', async () => {
    const { conversations } = await (await create()).open();
    const odd = conversation(LI, `'"\\ \u0000 \ud800 👨‍👩‍👧 𠮷 \r\n; DROP TABLE conversation --`);
    await conversations.save(odd);
    expect(await conversations.load(LI)).toEqual(odd);
  });

  test('a message is new once, for its resident, in every process', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    expect(await one.inbox.put(message(LI, '1'))).toMatchObject({ incoming: message(LI, '1') });
    expect(await one.inbox.put(message(LI, '1'))).toBeUndefined();
    expect(await other.inbox.put(message(LI, '1', '别的话'))).toBeUndefined();
    expect(await other.inbox.put(message(WANG, '1'))).toMatchObject({ incoming: message(WANG, '1') });
    expect(await one.inbox.put(message(LI, '2'))).toMatchObject({ incoming: message(LI, '2') });
  });

  test('a message that comes twice at once is new once', async () => {
    const database = await create();
    const states = [await database.open(), await database.open()];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => states[index % 2]!.inbox.put(message(LI, `${Math.floor(index / 4)}`))));
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  test('are unhandled until they are handled, oldest first, each channel by itself', async () => {
    const database = await create();
    const { inbox, handling } = await database.open();
    for (const [resident, id] of [[LI, '1'], [WANG, '1'], [LI, '2'], ['web:1', '1']] as const) await inbox.put(message(resident, id));
    expect((await inbox.unhandled('terminal')).map(({ incoming }) => incoming)).toEqual([message(LI, '1'), message(LI, '2')]);
    await handling((await inbox.get(LI, '1'))!).commit([]);
    expect((await (await database.open()).inbox.unhandled('terminal')).map(({ incoming }) => incoming)).toEqual([message(LI, '2')]);
    expect((await inbox.latest(LI, 5)).map(({ incoming }) => incoming.messageId), 'a handled message is still told').toEqual(['1', '2']);
    expect((await inbox.latest(LI, 1)).map(({ incoming }) => incoming.messageId)).toEqual(['2']);
  });
});

describeDatabases('handling a message', (create) => {
  const begun = async (state: State) => state.handling((await state.inbox.put(message(LI, 'm1')))!);

  test('keeps what was written, the replies and the mark together', async () => {
    const database = await create();
    const state = await database.open();
    const { stores, commit } = await begun(state);
    await stores.conversations.save(conversation());
    expect(await stores.conversations.load(LI), 'what it wrote it reads').toEqual(conversation());
    expect(await commit([{ reply: say('一'), place: 0 }, { reply: say('二'), place: 1 }])).toMatchObject([{ inReplyTo: 'm1', place: 0 }, { place: 1 }]);
    const other = await database.open();
    expect(await other.conversations.load(LI)).toEqual(conversation());
    expect((await other.outbox.pending(LI)).map(({ reply }) => reply)).toEqual([say('一'), say('二')]);
    expect(await other.inbox.unhandled('terminal')).toEqual([]);
  });

  test('that is abandoned has done nothing but what could not wait, which is said once', async () => {
    const state = await (await create()).open();
    const first = await begun(state);
    expect(await first.sayNow(say('快打110'), 0)).toMatchObject({ place: 0 });
    await first.stores.conversations.save(conversation());
    await first.abandon();
    expect(await state.conversations.load(LI)).toBeUndefined();
    const second = state.handling((await state.inbox.get(LI, 'm1'))!);
    expect(await second.sayNow(say('快打110'), 0)).toBeUndefined();
    await second.commit([{ reply: say('二'), place: 1 }]);
    expect((await state.outbox.pending(LI)).map(({ reply }) => reply)).toEqual([say('快打110'), say('二')]);
  });

  test('of two processes only one does anything', async () => {
    const database = await create();
    const states = [await database.open(), await database.open()];
    const entry = (await states[0]!.inbox.put(message(LI, 'm1')))!;
    const results = await Promise.allSettled(states.map(async (state, index) => {
      const { stores, commit } = state.handling(entry);
      await stores.conversations.save(conversation(LI, `${index}`));
      return commit([{ reply: say(`${index}`), place: 0 }]);
    }));
    const winner = results.findIndex(({ status }) => status === 'fulfilled');
    expect(results[1 - winner]).toMatchObject({ status: 'rejected', reason: { name: 'AlreadyHandled' } });
    expect((await states[0]!.outbox.pending(LI)).map(({ reply }) => reply)).toEqual([say(`${winner}`)]);
    expect(await states[0]!.conversations.load(LI)).toEqual(conversation(LI, `${winner}`));
  });

  test('that forgets the resident still tells them so', async () => {
    const state = await (await create()).open();
    const { stores, commit } = await begun(state);
    await stores.personalData.forget(LI);
    await commit([{ reply: say('已经删除'), place: 0 }]);
    expect((await state.outbox.pending(LI)).map(({ reply }) => reply)).toEqual([say('已经删除')]);
    expect(await state.inbox.latest(LI, 5)).toEqual([]);
  });
});

describeDatabases('records', (create) => {
  test('come back by id; put again, the later one stands', async () => {
    const { records } = await (await create()).open();
    const record = { id: 'r1', resident: LI, at: NOON.toISOString(), content: { findings: [{ kind: 'ok' }], hashes: ['ab'], n: 0.1 } };
    await records.put(record);
    expect(await records.get('r1')).toEqual(record);
    await records.put({ ...record, content: null });
    expect(await records.get('r1')).toEqual({ ...record, content: null });
    expect(await records.get('r2')).toBeUndefined();
  });
});

describeDatabases('usage', (create) => {
  test('adds up by day over models, also from several processes at once', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    const add = (state: State, day: string, model: string, cost: number) => state.usage.add(day, { model, inputTokens: 1000, outputTokens: 50, cost });
    expect(await one.usage.spent('2026-11-25')).toBe(0);
    await Promise.all([add(one, '2026-11-25', 'a', 0.25), add(other, '2026-11-25', 'a', 0.5), add(one, '2026-11-25', 'b', 1), add(other, '2026-11-26', 'a', 8)]);
    expect(await other.usage.spent('2026-11-25')).toBe(1.75);
    expect(await one.usage.spent('2026-11-26')).toBe(8);
  });
});

describeDatabases('outbox', (create) => {
  test('what is put is pending in order until it is marked, which happens once', async () => {
    const database = await create();
    const { outbox } = await database.open(at('2026-11-25T04:00:00Z'));
    const first = await outbox.put(LI, say('一'));
    const second = await outbox.put(LI, say('二'));
    await outbox.put(WANG, say('三'));
    expect(await outbox.pending(LI)).toEqual([
      { id: first, resident: LI, reply: say('一'), inReplyTo: null, place: 0, at: NOON.toISOString() },
      { id: second, resident: LI, reply: say('二'), inReplyTo: null, place: 0, at: NOON.toISOString() },
    ]);
    expect(await outbox.markDelivered(first)).toBe(true);
    expect(await outbox.markDelivered(first)).toBe(false);
    expect(await outbox.markDelivered(4711)).toBe(false);
    expect((await (await database.open()).outbox.pending(LI)).map(({ id }) => id)).toEqual([second]);
  });

  test('of a channel: of all its residents, and of no other channel', async () => {
    const { outbox } = await (await create()).open();
    for (const resident of ['telegram:9', 'telegram2:9', 'tele:9', 'telegram:1', 'web:1']) await outbox.put(resident, say(resident));
    expect(await outbox.waiting('telegram')).toEqual(['telegram:9', 'telegram:1']);
    expect(await outbox.waiting('web')).toEqual([]);
  });
});

describeDatabases('cases', (create) => {
  test('a new case comes back, with an id that can be said and its first line of the log', async () => {
    const { cases } = await (await create()).open();
    const fresh = newCase();
    const { case: stored, isNew } = await cases.create(fresh, opened(fresh.reasons, NOON));
    expect(isNew).toBe(true);
    expect(stored).toEqual({
      id: 'A0001', openedAt: NOON.toISOString(), state: 'open', reasons: ['asked-for-person'], answerBy: '2026-11-26T18:00:00+08:00', resident: LI, recordId: 'r1',
      content: { question: fresh.question, conversation: fresh.conversation, answer: fresh.answer, findings: fresh.findings, provisionIds: fresh.provisionIds },
    });
    expect(await cases.get('a1')).toEqual(stored);
    expect(await cases.ofRecord('r1')).toEqual(stored);
    expect(await cases.log('A0001')).toEqual([{ at: NOON.toISOString(), actor: 'system', kind: 'open', facts: { reasons: ['asked-for-person'] } }]);
    expect(await cases.get('A0002')).toBeUndefined();
    expect(await cases.get('x')).toBeUndefined();
  });

  test('one case a record, any number without one', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    const change = opened(['thumbs-down'], NOON);
    const same = await Promise.all([one, other, one, other].map(({ cases }) => cases.create(newCase(), change)));
    expect(new Set(same.map(({ case: { id } }) => id)).size).toBe(1);
    expect(same.filter(({ isNew }) => isNew)).toHaveLength(1);
    const { recordId: _recordId, ...withoutRecord } = newCase();
    const several = await Promise.all([one, other].map(({ cases }) => cases.create(withoutRecord, change)));
    expect(new Set([...same, ...several].map(({ case: { id } }) => id)).size).toBe(3);
    expect((await one.cases.log(same[0]!.case.id))).toHaveLength(1);
    expect((await one.cases.all()).map(({ id }) => id)).toEqual((await one.cases.inState(['open'])).map(({ id }) => id));
    expect(await one.cases.all()).toHaveLength(3);
    expect(await one.cases.inState(['claimed', 'answered'])).toEqual([]);
  });

  test('status, log and delivery change together', async () => {
    const state = await (await create()).open();
    const id = await caseOf(state, {}, { kind: 'claim', by: '张律师' });
    expect((await state.cases.get(id))!.claim).toEqual({ by: '张律师', until: '2026-11-25T06:00:00.000Z' });
    const result = await state.cases.apply(id, (current) => transition(current, { kind: 'answer', by: '张律师', text: '应当退还。', problems: [] }, NOON));
    expect(result).toEqual(await state.cases.get(id));
    expect(result).toMatchObject({ state: 'answered' });
    expect(result).not.toHaveProperty('claim');
    expect((await state.cases.log(id)).map(({ kind, name, text }) => [kind, name, text])).toEqual([
      ['open', undefined, undefined], ['claim', '张律师', undefined], ['answer', '张律师', '应当退还。'],
    ]);
    expect((await state.outbox.pending(LI)).map(({ reply }) => reply)).toEqual([expect.objectContaining({ kind: 'reviewed', caseId: id, isQuestion: false })]);
  });

  test('a refusal or an error stores nothing', async () => {
    const state = await (await create()).open();
    const id = await caseOf(state, {}, { kind: 'claim', by: '张律师' });
    const before = await state.personalData.export(LI);
    expect(await state.cases.apply(id, (current) => transition(current, { kind: 'claim', by: '李律师' }, NOON))).toMatchObject({ refusal: 'held', by: '张律师' });
    await expect(state.cases.apply(id, () => {
      throw new Error('broken');
    })).rejects.toThrow('broken');
    expect(await state.cases.apply('A4711', () => ({ refusal: 'empty' }))).toBeUndefined();
    expect(await state.personalData.export(LI)).toEqual(before);
  });

  test('does what the transitions say, whatever happens in whatever order', async () => {
    const state = await (await create()).open();
    await fc.assert(fc.asyncProperty(fc.array(caseEvents, { minLength: 5, maxLength: 25 }), fc.uuid(), async (events, recordId) => {
      const change = opened(['weak-retrieval'], NOON);
      const { case: stored } = await state.cases.create(newCase({ recordId, resident: recordId }), change);
      let expected = stored;
      const entries = [change.entry];
      const replies: unknown[] = [];
      for (const event of events) {
        const result = transition(expected, event, NOON);
        expect(await state.cases.apply(stored.id, (current) => transition(current, event, NOON))).toEqual('refusal' in result ? result : changed(expected, result));
        if ('refusal' in result) continue;
        expected = changed(expected, result);
        entries.push(result.entry);
        replies.push(...result.effects.map(({ reply }) => reply));
      }
      expect(await state.cases.get(stored.id)).toEqual(expected);
      expect((await state.cases.log(stored.id)).map(({ text: _text, ...entry }) => entry)).toEqual(entries);
      expect((await state.outbox.pending(recordId)).map(({ reply }) => reply)).toEqual(replies);
    }), { numRuns: 10 });
  });

  test('of two advisers who answer at once, one does', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    const id = await caseOf(one);
    const results = await Promise.all([one, other].map(({ cases }, index) => cases.apply(id, (current) =>
      transition(current, { kind: 'answer', by: `律师${index}`, text: '应当退还。', problems: [] }, NOON))));
    expect(results.map((result) => (result !== undefined && 'refusal' in result ? result.refusal : result?.state)).toSorted()).toEqual(['answered', 'closed']);
    expect(await one.outbox.pending(LI)).toHaveLength(1);
    expect(await one.cases.log(id)).toHaveLength(2);
  });
});

describeDatabases('Telegram', (create) => {
  test('what was sent is known by its slot, also after a restart; the last id counts', async () => {
    const database = await create();
    const { telegram } = await database.open();
    const slot = { resident: WANG, message: 'm1', slot: 0 };
    expect(await telegram.sent(slot)).toBeUndefined();
    await telegram.putSent(slot, 7);
    await telegram.putSent({ ...slot, slot: 1 }, 8);
    await telegram.putSent({ ...slot, slot: 1 }, 9);
    const { telegram: again } = await database.open();
    expect(await again.sent(slot)).toBe(7);
    expect(await again.sent({ ...slot, slot: 1 })).toBe(9);
    expect(await again.sent({ ...slot, message: 'm2' })).toBeUndefined();
    expect(await again.sent({ ...slot, resident: 'telegram:43' })).toBeUndefined();
  });

  test('who turns the bot away is remembered until they do not', async () => {
    const { telegram } = await (await create()).open();
    for (const chat of [WANG, WANG, 'telegram:-5']) await telegram.putUnreachable(chat);
    expect((await telegram.unreachable()).sort()).toEqual(['telegram:-5', WANG]);
    await telegram.removeUnreachable(WANG);
    expect(await telegram.unreachable()).toEqual(['telegram:-5']);
  });
});

describeDatabases('the log', (create) => {
  test.each(["UPDATE case_event SET name = '别人'", 'DELETE FROM case_event', "UPDATE case_event SET at = '' WHERE kind = 'claim'"])('is append-only, whoever tries: %s', async (statement) => {
    const database = await create();
    const state = await database.open();
    const id = await caseOf(state, {}, { kind: 'claim', by: '张律师' });
    const log = await state.cases.log(id);
    await expect(database.execute(statement)).rejects.toThrow('case_event is append-only');
    expect(await state.cases.log(id)).toEqual(log);
  });
});

describeDatabases('personal data', (create) => {
  async function filled() {
    const state = await (await create()).open(() => NOON);
    for (const [resident, recordId] of [[LI, 'r1'], [WANG, 'r2']] as const) {
      await state.conversations.save(conversation(resident));
      await state.handling((await state.inbox.put(message(resident, 'm1')))!).commit([]);
      await state.records.put({ id: recordId, resident, at: NOON.toISOString(), content: { question: '押金' } });
      await state.telegram.putSent({ resident, message: 'm1', slot: 0 }, 7);
      await state.telegram.putUnreachable(resident);
      await state.practised.record({ person: resident, itemId: 'Q00001', version: 1, isRight: false, at: NOON.toISOString() }, { itemId: 'Q00001', due: NOON.toISOString(), memory: {} });
      await caseOf(state, { resident, recordId }, { kind: 'ask', by: '张律师', text: '签过合同吗？', problems: [] }, { kind: 'reply', text: '我签过合同' },
        { kind: 'answer', by: '张律师', text: '应当退还。', problems: ['第九十九条不存在'], override: '已核对纸质文本' });
    }
    return state;
  }

  test('export: everything of the resident, and nothing of another', async () => {
    const state = await filled();
    const data = JSON.parse(JSON.stringify(await state.personalData.export(LI))) as Record<string, unknown>;
    expect(data).toMatchObject({
      resident: LI,
      conversation: conversation(),
      records: [{ id: 'r1', content: { question: '押金' } }],
      cases: [{ id: 'A0001', state: 'answered', content: { question: '房东不退押金怎么办' }, log: [{ kind: 'open' }, { kind: 'ask' }, { kind: 'reply', text: '我签过合同' }, { kind: 'answer', text: '应当退还。' }] }],
      outbox: [{ reply: { isQuestion: true }, deliveredAt: null }, { reply: { isQuestion: false } }],
      messages: [{ id: 'm1', incoming: message(LI, 'm1') }],
      practice: [{ itemId: 'Q00001', isRight: false }],
      telegram: { messages: [{ message: 'm1', slot: 0, telegramId: 7 }], unreachableSince: NOON.toISOString() },
    });
    expect(JSON.stringify(data)).not.toMatch(/telegram:42|"r2"|A0002/u);
    expect(await state.personalData.export('terminal:nobody')).toEqual({ resident: 'terminal:nobody', conversation: null, records: [], cases: [], outbox: [], messages: [], practice: [], telegram: { messages: [], unreachableSince: null } });
  });

  test('forget: nothing of the resident is left, and what advisers did is', async () => {
    const state = await filled();
    const other = await state.personalData.export(WANG);
    await state.personalData.forget(LI);
    expect(await state.personalData.export(LI)).toEqual(await state.personalData.export('terminal:nobody').then((none) => ({ ...(none as object), resident: LI })));
    expect(await state.records.get('r1')).toBeUndefined();
    expect(await state.practised.cards(LI)).toEqual([]);
    expect(await state.practised.cards(WANG)).toHaveLength(1);
    expect(await state.inbox.put(message(LI, 'm1')), 'the id is forgotten too').toBeDefined();
    expect(await state.cases.get('A0001')).toEqual({ id: 'A0001', openedAt: NOON.toISOString(), state: 'withdrawn', reasons: ['asked-for-person'], answerBy: expect.any(String) });
    const log = await state.cases.log('A0001');
    expect(log.map(({ kind, actor, name }) => [kind, actor, name])).toEqual([
      ['open', 'system', undefined], ['ask', 'adviser', '张律师'], ['reply', 'resident', undefined], ['answer', 'adviser', '张律师'], ['withdraw', 'resident', undefined],
    ]);
    expect(log.some((entry) => 'text' in entry)).toBe(false);
    expect(log[3]!.facts).toEqual({ problems: ['第九十九条不存在'], override: '已核对纸质文本' });
    expect(await state.personalData.export(WANG)).toEqual(other);
  });

  test('an export holds no export before it, and only the newest is kept', async () => {
    const state = await (await create()).open();
    const exporting = async (messageId: string): Promise<unknown> => {
      const handling = state.handling((await state.inbox.put(message(LI, messageId, '/export')))!);
      const data = await handling.stores.personalData.export(LI);
      await handling.commit([{ reply: { kind: 'own-data', data }, place: 0 }]);
      return data;
    };
    const sizes: number[] = [];
    for (let time = 0; time < 8; time += 1) sizes.push(JSON.stringify(await exporting(`m${time}`)).length);
    const growth = sizes.slice(1).map((size, index) => size - sizes[index]!);
    expect(Math.max(...growth)).toBeLessThan(2 * Math.min(...growth));
    expect((await state.outbox.latest(LI, 9)).map(({ reply }) => reply.kind)).toEqual([...Array<string>(7).fill('text'), 'own-data']);
    expect((await state.outbox.latest(WANG, 9))).toEqual([]);
  });

  test('who speaks to the bot alone exports and deletes also what they said in groups, and nobody else\'s', async () => {
    const state = await (await create()).open();
    const [here, inGroup] = ['telegram:42', 'telegram:-100777:42'];
    const others = ['telegram:142', 'telegram:-100777:142', 'telegram:-100777:43', 'telegram:42:7', 'web:42', 'web:x:42'];
    for (const resident of [here, inGroup, ...others]) {
      await state.conversations.save(conversation(resident));
      await state.handling((await state.inbox.put(message(resident, 'm1')))!).commit([{ reply: say('请讲。'), place: 0 }]);
      await caseOf(state, { resident, recordId: `r-${resident}` });
    }
    const data = await state.personalData.export(here) as { groups: { resident: string; messages: unknown[]; cases: unknown[] }[] };
    expect(data.groups.map(({ resident, messages, cases }) => [resident, messages.length, cases.length])).toEqual([[inGroup, 1, 1]]);
    const before = await Promise.all(others.map((resident) => state.personalData.export(resident)));
    await state.personalData.forget(here);
    for (const resident of [here, inGroup]) {
      expect([await state.conversations.load(resident), await state.inbox.latest(resident, 9), await state.outbox.latest(resident, 9), await state.cases.ofResident(resident)])
        .toEqual([undefined, [], [], []]);
    }
    expect(await Promise.all(others.map((resident) => state.personalData.export(resident)))).toEqual(before);
  });

  test('others may write meanwhile', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    for (const recordId of ['r1', 'r2', 'r3']) await caseOf(one, { recordId });
    await Promise.all([one.personalData.forget(LI), one.personalData.export(LI), ...Array.from({ length: 30 }, (_, index) => other.inbox.put(message(WANG, `${index}`)))]);
    expect(await one.cases.ofResident(LI)).toEqual([]);
    expect((await one.personalData.export(WANG) as { messages: unknown[] }).messages).toHaveLength(30);
  });

  test('forgetting twice, or a stranger, changes nothing more', async () => {
    const state = await filled();
    await state.personalData.forget(LI);
    const log = await state.cases.log('A0001');
    await state.personalData.forget(LI);
    await state.personalData.forget('terminal:nobody');
    expect(await state.cases.log('A0001')).toEqual(log);
  });
});
