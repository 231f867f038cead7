import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { say } from '../../../bot/dialogue/reply.ts';
import { repliesTo } from '../../../bot/delivery/replies-to.ts';
import { describeDatabases } from '../state/databases.ts';
import { LI, message, WANG } from '../state/samples.ts';
import { echo, start, told, until, type Process } from './processes.ts';

const isQuiet = async ({ state }: Process): Promise<boolean> =>
  (await state.inbox.unhandled('terminal')).length + (await state.inbox.unhandled('telegram')).length === 0;
const kindsOf = ({ events }: Process, messageId: string): string[] =>
  events.filter((event) => ('messageId' in event ? event.messageId : event.kind === 'replied' ? event.entry.inReplyTo : event.entry.incoming.messageId) === messageId).map(({ kind }) => kind);

describeDatabases('delivery', (create) => {
  test('answers each message once, those of a resident in order, and tells what happens', async () => {
    const one = await start(await create());
    const accepted = await Promise.all(['m1', 'm22', 'm1', 'm4444', 'm22'].map((id) => one.delivery.accept(message(LI, id, `问${id}`))));
    expect(accepted).toEqual([true, true, false, true, false]);
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 问m1', 'm22: 问m22', 'm4444: 问m4444']);
    expect((await one.state.conversations.load(LI))!.turns.map(({ recordId }) => recordId)).toEqual(['m1', 'm22', 'm4444']);
    await until(() => one.events.at(-1)?.kind === 'handled');
    for (const id of ['m1', 'm22', 'm4444']) expect(kindsOf(one, id)).toEqual(['accepted', 'progress', 'replied', 'handled']);
    expect(one.errors).toEqual([]);
  });

  test('answers residents side by side: who waits for a slow answer holds up nobody', async () => {
    const { promise: slow, resolve: goOn } = Promise.withResolvers<void>();
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        if (incoming.resident === LI) await slow;
        yield* echo(incoming, stores);
      },
    });
    await one.delivery.accept(message(LI, 'm1'));
    await one.delivery.accept(message(WANG, 'm1', '在吗'));
    await until(async () => (await told(one.state, WANG)).length === 1);
    expect(await told(one.state, LI)).toEqual([]);
    goOn();
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toHaveLength(1);
  });

  test('tries again what fails, and nothing of a failed attempt stays', async () => {
    let attempts = 0;
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        yield* echo(incoming, stores);
        if ((attempts += 1) < 3) throw new Error('断了');
      },
    });
    await one.delivery.accept(message(LI, 'm1', '在吗'));
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 在吗']);
    expect((await one.state.conversations.load(LI))!.turns).toHaveLength(1);
    expect(one.errors).toHaveLength(2);
  });

  test('apologises for what fails again and again, also where danger was spoken of first, and goes on with the next', async () => {
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        yield* echo(incoming, stores);
        if (incoming.messageId === 'm1') throw new Error('坏了');
      },
    });
    await one.delivery.accept(message(LI, 'm1', '危险'));
    await one.delivery.accept(message(LI, 'm2', '在吗'));
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 快走', expect.stringContaining('m1: 抱歉'), 'm2: 在吗']);
    expect(kindsOf(one, 'm1').filter((kind) => kind === 'replied')).toHaveLength(2);
  });

  test('says at once what to do in danger, before the answer is there, and once', async () => {
    const { promise: slow, resolve: goOn } = Promise.withResolvers<void>();
    let attempts = 0;
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        for await (const reply of echo(incoming, stores)) {
          yield reply;
          if (reply.kind === 'crisis') await slow;
        }
        if ((attempts += 1) === 1) throw new Error('断了');
      },
    });
    await one.delivery.accept(message(LI, 'm1', '危险'));
    await until(() => kindsOf(one, 'm1').includes('replied'));
    expect(await told(one.state, LI)).toEqual(['m1: 快走']);
    goOn();
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 快走', 'm1: 危险']);
  });

  test('a warning that comes after something was written comes with the rest, and holds up nothing', async () => {
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        for await (const reply of echo(incoming, stores)) if (reply.kind !== 'crisis') yield reply;
        yield { kind: 'crisis', crisis: 'violence', text: '快走', offices: [] };
      },
    });
    await one.delivery.accept(message(LI, 'm1', '危险'));
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 危险', 'm1: 快走']);
  });

  test('a database that refuses for a while costs time and nothing else', async () => {
    const database = await create();
    const one = await start(database);
    await one.delivery.accept(message(WANG, 'm0', '先来的'));
    await until(() => isQuiet(one));
    // The mark that a message is handled is the first write of a handling; nothing else sets this column.
    await database.execute('ALTER TABLE inbox RENAME COLUMN handled_at TO hidden');
    await one.delivery.accept(message(LI, 'm1', '在吗'));
    await until(() => one.errors.length > 0);
    expect(await told(one.state, WANG), 'the connection is free again').toEqual(['m0: 先来的']);
    await database.execute('ALTER TABLE inbox RENAME COLUMN hidden TO handled_at');
    await until(() => isQuiet(one));
    expect((await told(one.state, LI)).length).toBe(1);
  });

  test('a listener that throws changes nothing for the others and for the answer', async () => {
    const one = await start(await create());
    one.delivery.listen(() => {
      throw new Error('通道坏了');
    });
    await one.delivery.accept(message(LI, 'm1', '在吗'));
    await until(() => isQuiet(one));
    await until(() => kindsOf(one, 'm1').includes('handled'));
    expect(await told(one.state, LI)).toEqual(['m1: 在吗']);
    expect(one.errors).toHaveLength(4);
  });

  test('what a failed write of the desk leaves is nothing, and the answer goes on', async () => {
    const database = await create();
    const one = await start(database, {
      handle: async function* (incoming, stores) {
        yield* echo(incoming, stores);
        await stores.cases.apply('A0001', () => { throw new Error('没有这个状态'); }).catch(() => {});
        await stores.cases.create({ resident: LI, recordId: 'r1', reasons: [], question: '', conversation: [], answer: '', findings: [], provisionIds: [] }, { entry: undefined } as never).catch(() => {});
      },
    });
    await one.delivery.accept(message(LI, 'm1', '在吗'));
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m1: 在吗']);
    expect(await one.state.cases.all()).toEqual([]);
  });

  test('what was not handled when the program stopped is handled by the next one, in order, and not twice', async () => {
    const database = await create();
    const never = Promise.withResolvers<void>();
    const first = await start(database, {
      handle: async function* (incoming, stores) {
        if (incoming.messageId === 'm2') await never.promise;
        yield* echo(incoming, stores);
      },
    });
    for (const id of ['m1', 'm2', 'm3']) await first.delivery.accept(message(LI, id, `问${id}`));
    await until(async () => (await told(first.state, LI)).length === 1);
    const killed = first.kill();
    never.resolve();
    await killed;
    const second = await start(database);
    await Promise.all([second.delivery.resume('terminal'), second.delivery.resume('telegram')]);
    await second.delivery.resume('terminal');
    expect(await second.delivery.accept(message(LI, 'm3', '问m3'))).toBe(false);
    await second.delivery.accept(message(LI, 'm4', '问m4'));
    await until(() => isQuiet(second));
    expect(await told(second.state, LI)).toEqual(['m1: 问m1', 'm2: 问m2', 'm3: 问m3', 'm4: 问m4']);
    await until(() => kindsOf(second, 'm4').includes('handled'));
    expect(kindsOf(second, 'm2')).toEqual(['progress', 'replied', 'handled']);
  });

  test('closing waits for the answer under way and leaves what waits its turn', async () => {
    const database = await create();
    const first = await start(database);
    const isWorking = new Promise<void>((resolve) => void first.delivery.listen(({ kind }) => kind === 'progress' && resolve()));
    await Promise.all(['m1', 'm2', 'm3'].map((id) => first.delivery.accept(message(LI, id, `问${id}`))));
    await isWorking;
    await first.delivery.close();
    expect(await told(first.state, LI)).toEqual(['m1: 问m1']);
    expect((await first.state.inbox.unhandled('terminal')).map(({ incoming }) => incoming.messageId)).toEqual(['m2', 'm3']);
  });

  test('of two processes at the same messages every message is answered once, and both know', async () => {
    const database = await create();
    const [one, other] = [await start(database, { watchMs: 5 }), await start(database, { watchMs: 5 })];
    await setTimeout(30);
    await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : other).delivery.accept(message(LI, `m${index}`))));
    await Promise.all([one, other].map(({ delivery }) => delivery.resume('terminal')));
    await until(() => isQuiet(one));
    expect((await told(one.state, LI)).length).toBe(8);
    for (const { events } of [one, other]) await until(() => events.filter(({ kind }) => kind === 'replied').length === 8);
    await setTimeout(30);
    for (const { events, errors } of [one, other]) {
      expect(events.filter(({ kind }) => kind === 'replied')).toHaveLength(8);
      expect(errors).toEqual([]);
    }
  });

  test('what was said after asking to be forgotten is answered', async () => {
    const one = await start(await create(), {
      handle: async function* (incoming, stores) {
        if (incoming.text === '忘了我') await stores.personalData.forget(incoming.resident);
        yield* echo(incoming, stores);
      },
    });
    await Promise.all(['m1', 'm2', 'm3'].map((id) => one.delivery.accept(message(LI, id, id === 'm2' ? '忘了我' : '在吗'))));
    await until(() => isQuiet(one));
    expect(await told(one.state, LI)).toEqual(['m2: 忘了我', 'm3: 在吗']);
  });

  test('announces what advisers write, not what they wrote before, and once', async () => {
    const database = await create();
    const desk = await database.open();
    await desk.outbox.put(LI, say('昨天的信'));
    const one = await start(database, { watchMs: 5 });
    await setTimeout(30);
    await desk.outbox.put(LI, say('信'));
    await until(() => one.events.length === 1);
    await setTimeout(30);
    expect(one.events).toMatchObject([{ kind: 'replied', resident: LI, entry: { inReplyTo: null, reply: { text: '信' } } }]);
  });

  test('replies of one message, for who shows them one after the other', async () => {
    const one = await start(await create());
    const replies = [];
    for await (const reply of repliesTo(message(LI, 'm1', '危险'), one.delivery, one.state.outbox)) replies.push(reply.kind);
    expect(replies).toEqual(['crisis', 'progress', 'text']);
    expect(await one.state.outbox.pending(LI)).toEqual([]);
  });
});
