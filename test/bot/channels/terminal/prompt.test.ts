import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openState } from '../../../../bot/state/open-state.ts';
import { freshData } from '../program.ts';
import { sampleLaw } from '../../sample.ts';
import { hasPython, sitDown, type TypingPerson } from './pseudo-terminal.ts';

const ENTER = '\r';
const TAB = '\t';
const UP = '\u001b[A';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const QUESTION = '试工期最长几天';
/** It is the person's turn: the prompt, and the cursor behind it. */
const TURN = '问：\u001b\\[5G$';
const ANSWERED = new RegExp(`试工期最长十五天[\\s\\S]*不代替律师意见[\\s\\S]*${TURN}`, 'u');
const NEXT_TURN = new RegExp(`\n[\\s\\S]*\\n\\r?\\n[\\s\\S]*${TURN}`, 'u');
const READY = /quit 结束[\s\S]*问：/u;
/** The last of the keys has been echoed. */
const echoed = (keys: string): RegExp => new RegExp(keys, 'u');

describe.skipIf(!hasPython)(`a person at a terminal${hasPython ? '' : ' (skipped: there is no python3)'}`, () => {
  const sample = sampleLaw();
  const arrive = async (data = freshData(sample.data), more: Parameters<typeof sitDown>[1] = {}) => {
    const person = sitDown(data, more);
    await person.sees(READY);
    return { ...person, data };
  };

  /** Somebody presses the tabulator behind what they have typed, and sees the rest. */
  const completed = async (person: Pick<TypingPerson, 'type' | 'sees'>, keys: string, rest: string): Promise<void> => {
    person.type(keys);
    await person.sees(echoed(keys));
    person.type(TAB);
    await person.sees(echoed(rest));
  };

  test('asks, sees what goes on and the answer in colours, and leaves with Ctrl-D', async () => {
    const person = await arrive();
    person.type(QUESTION + ENTER);
    expect(await person.sees(ANSWERED)).toMatch(/正在查找条文……[\s\S]*\u001b\[1m1\. 《[^\n]*\u001b\[22m\r?\n\u001b\[2m[\s\S]*\u001b\[36m {3}┃ /u);
    person.type(CTRL_D);
    expect(await person.left).toBe(0);
    expect(person.seen(), 'the terminal marks pastes no longer').toMatch(/\u001b\[\?2004h[\s\S]*\u001b\[\?2004l\s*$/u);
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }],
    ['TERM=dumb', { TERM: 'dumb' }],
  ] as const satisfies readonly (readonly [string, NodeJS.ProcessEnv])[])('no colours with %s', async (name, settings) => {
    const person = await arrive(undefined, { settings });
    person.type(QUESTION + ENTER);
    expect(await person.sees(/不代替律师意见/u)).not.toMatch(/\u001b\[\d*m/u);
    person.type(`/quit${ENTER}`);
    expect(await person.left).toBe(0);
    expect(name === 'TERM=dumb' && person.seen().includes('\u001b')).toBe(false);
  });

  test('lines typed ahead are answered in their order, also those typed before the program was there', async () => {
    const person = sitDown(freshData(sample.data));
    person.type(`${QUESTION}${ENTER}/open 1${ENTER}/help${ENTER}/quit${ENTER}`);
    await person.sees(/试工期最长十五天[\s\S]*只能约定一次试工期[\s\S]*\/region 地名/u);
    expect(await person.left).toBe(0);
  });

  test('Ctrl-C takes back what is typed; twice it leaves', async () => {
    const person = await arrive();
    person.type('写错了');
    await person.sees(echoed('写错了'));
    person.type(CTRL_C);
    person.type(QUESTION + ENTER);
    await person.sees(ANSWERED);
    const state = await openState(person.data);
    expect((await state.inbox.latest('terminal:local', 5)).map(({ incoming }) => incoming.text)).toEqual([QUESTION]);
    await state.close();
    person.type(CTRL_C);
    await person.sees(/再按一次 Ctrl-C 结束/u);
    person.type('好');
    await person.sees(echoed('好'));
    person.type(CTRL_C);
    person.type(CTRL_C);
    expect(await person.left).toBe(0);
  });

  test('commands are completed', async () => {
    const person = await arrive();
    person.type(`${QUESTION}${ENTER}`);
    await person.sees(ANSWERED);
    await completed(person, '/op', 'en ');
    person.type(`1${ENTER}`);
    await person.sees(/只能约定一次试工期/u);
    await completed(person, '/reg', 'ion ');
    person.type(`陕西省西安市${ENTER}`);
    expect(await person.sees(/以后按陕西省西安市/u)).toContain('陕西省西安市\r');
  });

  test('what is pasted is one message, whatever its lines', async () => {
    const person = await arrive();
    person.type(`\u001b[200~老板拖欠工资\r\n干了三个月\n\t怎么办\u001b[201~`);
    await person.sees(/老板拖欠工资↵干了三个月↵ 怎么办/u);
    person.type(ENTER);
    await person.sees(NEXT_TURN);
    person.type(`/quit${ENTER}`);
    await person.left;
    const state = await openState(person.data);
    expect((await state.inbox.latest('terminal:local', 5)).map(({ incoming }) => incoming.text)).toEqual(['老板拖欠工资\n干了三个月\n 怎么办']);
    await state.close();
  });

  test('what was typed comes back with the arrow keys, in the next run too, masked, until it is forgotten', async () => {
    const first = await arrive();
    first.type(`我的电话13800000000${ENTER}`);
    await first.sees(NEXT_TURN);
    first.type(CTRL_D);
    await first.left;
    const path = join(first.data, 'terminal-history');
    expect(readFileSync(path, 'utf8')).toMatch(/^我的电话〔电话〕\n$/u);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const second = await arrive(first.data);
    second.type(UP);
    await second.sees(/我的电话〔电话〕/u);
    second.type(CTRL_C);
    await completed(second, '/forg', 'et');
    await completed(second, ' ', '确定');
    second.type(ENTER);
    await second.sees(/已经删除/u);
    second.type(CTRL_D);
    await second.left;
    expect(() => readFileSync(path)).toThrow(/ENOENT/u);
  });

  test('what an adviser writes appears above what is being typed, which stays', async () => {
    const person = await arrive(undefined, { columns: 30 });
    const typed = '房东不退押金还说墙是我弄坏的其实早就坏了现在怎么办';
    person.type(typed);
    await person.sees(/怎么办/u);
    const state = await openState(person.data);
    await new Promise((resolve) => void setTimeout(resolve, 1_200));
    await state.outbox.put('terminal:local', say('顾问的信'));
    const redrawn = await person.sees(/顾问的信[\s\S]*怎么办/u);
    expect(stripVTControlCharacters(redrawn).replaceAll(/[\r\n]/gu, '')).toMatch(new RegExp(`顾问的信问：${typed}$`, 'u'));
    person.type(ENTER);
    await person.sees(NEXT_TURN);
    expect((await state.inbox.latest('terminal:local', 5)).map(({ incoming }) => incoming.text)).toEqual([typed]);
    await state.close();
  });
});
