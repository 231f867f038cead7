import { computed, reactive, ref, shallowRef } from 'vue';
import type { ShownAnswer } from '../../../../exam/sitting/view.ts';
import type { MockBegun } from '../../../../practice/mock-exam.ts';
import type { MockBody, MockMarked } from '../../practice/api-types.ts';
import { ApiError } from '../chat/api.ts';
import type { Shelf } from '../chat/kept.ts';
import { isAnswered, questionsOf } from '../exam/answers.ts';
import type { PaperSitter } from '../exam/paper-sitter.ts';
import type { PracticeApi } from './practice-api.ts';

/** A mock exam as the browser keeps it: a reload, or a server that is started anew, takes nothing. */
interface KeptMock extends MockBegun {
  readonly answers: Readonly<Record<string, ShownAnswer>>;
  readonly flags: readonly string[];
  /** By this device's clock, ms: nobody else goes by it. */
  readonly endsAt: number;
  readonly isHandedIn: boolean;
}

export interface MockSitterOptions {
  readonly api: Pick<PracticeApi, 'begin' | 'handIn'>;
  readonly shelf: Pick<Shelf, 'getItem' | 'setItem' | 'removeItem'>;
  /** ms */
  readonly now: () => number;
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

export type MockSitter = ReturnType<typeof createMockSitter>;

const KEY = 'fazhi.mock';
const TICK_MS = 250;

/** Whether a mock exam waits in this browser, begun and not put away. */
export const hasKeptMock = (shelf: Pick<Shelf, 'getItem'>): boolean => shelf.getItem(KEY) !== null;

/** One mock exam in this browser: the one that was begun here, until it is put away. */
export function createMockSitter({ api, shelf, now, after }: MockSitterOptions) {
  const kept = shallowRef(keptIn(shelf));
  const answers = reactive<Record<string, ShownAnswer>>({ ...kept.value?.answers });
  const flags = reactive(new Set<string>(kept.value?.flags));
  const result = shallowRef<MockMarked>();
  const state = reactive({ trouble: '', isOnline: true, isBusy: false, lost: [] });
  const clock = ref(now());
  const left = computed(() => kept.value && Math.max(0, kept.value.endsAt - clock.value));
  const isTimeOver = computed(() => left.value === 0);
  const mayWrite = computed(() => kept.value?.isHandedIn === false && !isTimeOver.value);
  const questions = computed(() => (kept.value ? questionsOf(kept.value.sheet) : []));
  let forget: (() => void) | undefined;

  function keep(more: Partial<KeptMock>): void {
    if (!kept.value) return;
    kept.value = { ...kept.value, ...more };
    shelf.setItem(KEY, JSON.stringify(kept.value));
  }

  async function ask(act: () => Promise<void>): Promise<boolean> {
    if (state.isBusy) return false;
    Object.assign(state, { isBusy: true, trouble: '' });
    try {
      await act();
      return true;
    } catch (error) {
      state.trouble = error instanceof ApiError ? error.message : '没有成功，请再试一次。';
      return false;
    } finally {
      state.isBusy = false;
    }
  }

  /** Marking again what was marked before gives the same. */
  const submit = (): Promise<boolean> => ask(async () => {
    const marked = await api.handIn({ ticket: kept.value!.ticket, answers: { ...answers } });
    keep({ isHandedIn: true });
    result.value = marked;
  });

  function tick(): void {
    clock.value = now();
    // Once by itself; where that fails there is a button.
    if (isTimeOver.value && kept.value?.isHandedIn === false && !state.isBusy && state.trouble === '') void submit();
    forget = after(TICK_MS, tick);
  }

  const sitter: PaperSitter = {
    state, answers, flags, left, questions, mayWrite, isTimeOver,
    view: computed(() => kept.value && { sitting: { id: 'mock', paging: 'one' as const }, candidate: { number: kept.value.ticket.seed }, sheet: kept.value.sheet }),
    pulse: ref({ isPaused: false }),
    saving: ref({ state: 'saved' as const, waiting: 0, why: '' }),
    openOnes: computed(() => questions.value.filter(({ slot }) => !isAnswered(answers[slot]))),
    answer(slot, answer) {
      if (!mayWrite.value) return;
      answers[slot] = answer;
      keep({ answers: { ...answers } });
    },
    flag(slot, isFlagged) {
      if (isFlagged) flags.add(slot);
      else flags.delete(slot);
      keep({ flags: [...flags] });
    },
    // There are no texts to write in a mock exam.
    type: () => {},
    typed: () => {},
    submit,
  };
  return {
    ...sitter, kept, result,
    begin: (body: MockBody) => ask(async () => {
      const begun = await api.begin(body);
      for (const slot of Object.keys(answers)) delete answers[slot];
      flags.clear();
      result.value = undefined;
      kept.value = { ...begun, answers: {}, flags: [], endsAt: now() + begun.ticket.minutes * 60_000, isHandedIn: false };
      keep({});
    }),
    /** Away with it, handed in or not. */
    putAway() {
      shelf.removeItem(KEY);
      kept.value = undefined;
      result.value = undefined;
    },
    open() {
      tick();
      if (kept.value?.isHandedIn) void submit();
    },
    close: () => forget?.(),
  };
}

function keptIn(shelf: Pick<Shelf, 'getItem'>): KeptMock | undefined {
  try {
    return JSON.parse(shelf.getItem(KEY) ?? 'null') as KeptMock | null ?? undefined;
  } catch {
    return undefined;
  }
}
