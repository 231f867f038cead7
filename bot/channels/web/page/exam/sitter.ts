import { computed, reactive, ref, shallowRef } from 'vue';
import type { Sheet } from '../../../../exam/paper/paper.ts';
import type { ExamView, Pulse, ShownAnswer } from '../../../../exam/sitting/view.ts';
import { ApiError } from '../chat/api.ts';
import type { Shelf } from '../chat/kept.ts';
import { isAnswered, questionsOf } from './answers.ts';
import { timeLeft } from './countdown.ts';
import type { ExamApi } from './exam-api.ts';
import { createFactCounter, type FactCounter } from './facts.ts';
import { createSaving, type Change, type Saving, type SavingState } from './saving.ts';
import { createServerClock } from './server-clock.ts';
import { keptUnsaved, type Unsaved } from './unsaved.ts';

export interface SitterOptions {
  readonly api: ExamApi;
  readonly shelf: Shelf;
  readonly sittingId: string;
  readonly newId: () => string;
  /** ms, counting on, whatever the device's clock is set to. */
  readonly count: () => number;
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/**
 * What is to be shown. `elsewhere`: another device has taken over; `other-tab`: another tab of this browser; `missed`:
 * the sitting was closed before the person began.
 */
export type Phase = 'loading' | 'trouble' | 'sign-in' | 'waiting' | 'missed' | 'paper' | 'paused' | 'elsewhere' | 'other-tab' | 'ended' | 'voided';

export type Sitter = ReturnType<typeof createSitter>;

const PULSE_MS = 5000;
/** Where something is about to happen: the opening, the end. */
const QUICK_PULSE_MS = 1000;
const LONG_OVERDUE_MS = 60_000;
const TICK_MS = 250;
const TYPING_PAUSE_MS = 500;
/** So near the end nothing waits for a pause in the typing. */
const NEAR_END_MS = 5000;
const FACTS_MS = 5000;

/** One person's exam in this browser: what the server says, what was done here, and what has arrived. */
export function createSitter({ api, shelf, sittingId, newId, count, after }: SitterOptions) {
  const clock = createServerClock(count);
  const view = shallowRef<ExamView>();
  const pulse = shallowRef<Pulse>();
  const answers = reactive<Record<string, ShownAnswer>>({});
  const flags = reactive(new Set<string>());
  const queued = ref<SavingState>({ state: 'saved', waiting: 0, why: '' });
  /** Slots whose text is being written. */
  const written = ref(0);
  /** What is in a box and has not left it is not saved. */
  const saving = computed((): SavingState => (written.value === 0 ? queued.value
    : { ...queued.value, state: queued.value.state === 'held' ? 'held' : 'saving', waiting: queued.value.waiting + written.value }));
  const state = reactive({
    isLoaded: false,
    needsSignIn: false,
    /** Why there is nothing to show, or why what was asked for was not done. */
    trouble: '',
    isOnline: true,
    /** Asked for something that has not come. */
    isBusy: false,
    isOtherTab: false,
    /** What the server has not taken of what was done: numbers of the questions, and why. */
    lost: [] as { readonly numbers: readonly number[]; readonly why: string }[],
  });
  const serverNow = ref(0);
  const tabKey = `fazhi.exam.tab.${sittingId}`;
  const tab = newId();
  let own: { readonly unsaved: Unsaved; readonly saving: Saving; readonly facts: FactCounter } | undefined;
  const typing = new Map<string, () => void>();
  let isClosed = false;
  /** When the server was last heard, by the counter. */
  let heardAt = 0;

  const left = computed(() => (pulse.value && timeLeft(pulse.value, serverNow.value)));
  const isTimeOver = computed(() => left.value === 0 && pulse.value?.attempt === 'in-progress');
  const phase = computed((): Phase => {
    if (state.needsSignIn) return 'sign-in';
    if (!view.value || !pulse.value) return state.trouble === '' ? 'loading' : 'trouble';
    const { attempt, isThisDevice, isPaused, sitting } = pulse.value;
    if (attempt === 'voided') return 'voided';
    if (attempt === 'submitted' || attempt === 'closed-by-time') return 'ended';
    if (attempt === 'not-started' && sitting !== 'scheduled' && sitting !== 'open') return 'missed';
    if (!isThisDevice) return 'elsewhere';
    if (state.isOtherTab) return 'other-tab';
    if (attempt === 'not-started') return 'waiting';
    return isPaused || !view.value.sheet ? 'paused' : 'paper';
  });
  /** Marks are fixed, and there is nothing more to write. */
  const isAnnounced = computed(() => (phase.value === 'ended' || phase.value === 'voided' || phase.value === 'missed')
    && (pulse.value?.sitting === 'marked' || pulse.value?.sitting === 'archived'));
  const mayWrite = computed(() => phase.value === 'paper' && !isTimeOver.value);
  const sheet = shallowRef<Sheet>();
  /** The end takes the sheet away; which number a question had is still of use. */
  const questions = computed(() => (sheet.value ? questionsOf(sheet.value) : []));
  const openOnes = computed(() => questions.value.filter(({ slot }) => !isAnswered(answers[slot])));

  function heard(news: Pulse, asked: number): void {
    clock.heard(Date.parse(news.now), asked, count());
    heardAt = count();
    // Answers may overtake each other.
    if (!pulse.value || news.now >= pulse.value.now) pulse.value = news;
    serverNow.value = clock.now()!;
  }

  /** Puts what the server has, and what it has not got yet, on the page. */
  function show(news: ExamView, asked: number): void {
    const who = `${news.sitting.id}.${news.candidate.number}`;
    if (!view.value || view.value.candidate.number !== news.candidate.number) begin(who);
    view.value = news;
    sheet.value = news.sheet ?? sheet.value;
    heard(news.pulse, asked);
    Object.assign(state, { isLoaded: true, needsSignIn: false, trouble: '' });
    for (const slot of Object.keys(answers)) delete answers[slot];
    Object.assign(answers, news.answers);
    flags.clear();
    for (const slot of news.flags) flags.add(slot);
    for (const change of own!.unsaved.saves()) put(change);
    for (const [slot, text] of Object.entries(own!.unsaved.drafts())) put({ slot, answer: { text } });
    const isOver = phase.value === 'ended' || phase.value === 'voided';
    // After the end too: it is refused, and the examinee told what does not count.
    if (isOver || (news.pulse.isThisDevice && news.sheet && !state.isOtherTab)) {
      own!.saving.start(news.sequence);
      for (const slot of Object.keys(own!.unsaved.drafts())) if (isOver || !typing.has(slot)) sendDraft(slot);
    }
  }

  function begin(who: string): void {
    own?.saving.stop();
    const unsaved = keptUnsaved(shelf, who);
    own = {
      unsaved,
      facts: createFactCounter(shelf, who, (facts) => api.facts(facts)),
      saving: createSaving({
        store: unsaved, newKey: newId, after,
        async post(saves) {
          const asked = count();
          try {
            const answer = await api.save(saves);
            heard(answer.pulse, asked);
            return answer;
          } catch (error) {
            if (error instanceof ApiError && error.status === 401) signedOut();
            throw error;
          }
        },
        async current() {
          const asked = count();
          const news = await api.view();
          view.value = news;
          heard(news.pulse, asked);
          return news;
        },
        onChange: (news) => void (queued.value = news),
        onLost(lost, why) {
          const slots = new Set(lost.map(({ slot }) => slot));
          const numbers = questions.value.filter(({ slot }) => slots.has(slot)).map(({ number }) => number);
          state.lost.push({ numbers, why });
          for (const slot of slots) answers[slot] = view.value?.answers[slot] ?? null;
        },
      }),
    };
    state.lost = [];
    sheet.value = undefined;
    takeTab();
  }

  function put(change: Change): void {
    if ('answer' in change) answers[change.slot] = change.answer;
    else if (change.isFlagged) flags.add(change.slot);
    else flags.delete(change.slot);
  }

  function signedOut(): void {
    own?.saving.stop();
    state.needsSignIn = true;
  }

  function takeTab(): void {
    state.isOtherTab = false;
    shelf.setItem(tabKey, tab);
  }

  /** Asks for the whole view; what cannot be asked for now is asked for again. */
  async function load(): Promise<void> {
    const asked = count();
    const before = view.value;
    const answer = await api.view().catch((error: unknown) => ({ error }));
    // Somebody has signed in meanwhile: what was asked before is not about them.
    if (view.value !== before) return;
    if (!('error' in answer)) return answer.sitting.id === sittingId ? show(answer, asked) : signedOut();
    // Who is not signed in need not be told so.
    if (answer.error instanceof ApiError && answer.error.status === 401) signedOut();
    else failed(answer.error);
  }

  function failed(error: unknown): void {
    const { status, code, message } = error instanceof ApiError ? error : new ApiError(0, 'failed', '没有成功，请再试一次。');
    const isRefusedSignIn = status === 401 && code === 'unknown';
    // By an old link, where somebody is signed in: they stay.
    if (status === 401 && !(isRefusedSignIn && view.value)) signedOut();
    if (status !== 401 || isRefusedSignIn) state.trouble = message;
  }

  async function ask(act: () => Promise<ExamView>): Promise<boolean> {
    if (state.isBusy) return false;
    state.isBusy = true;
    state.trouble = '';
    const asked = count();
    try {
      show(await act(), asked);
      return true;
    } catch (error) {
      failed(error);
      return false;
    } finally {
      state.isBusy = false;
    }
  }

  /** @param isUrgent asks however lately the server was heard: who answers question after question need not ask as well */
  async function beat(isUrgent = true): Promise<void> {
    const asked = count();
    let isLost = false;
    const isFresh = !isUrgent && asked - heardAt < PULSE_MS - TICK_MS && phase.value === 'paper';
    try {
      if (!view.value) await load();
      else if (!state.needsSignIn && !isFresh) {
        const [before, was] = [phase.value, pulse.value?.sitting];
        heard(await api.pulse(), asked);
        if (was !== pulse.value?.sitting) state.trouble = '';
        const isOver = phase.value === 'ended' || phase.value === 'voided';
        const lacksSheet = pulse.value?.attempt === 'in-progress' && pulse.value.isThisDevice && !view.value.sheet;
        if (lacksSheet || (isOver && before !== phase.value)) await load();
        if (phase.value === 'elsewhere') own?.saving.stop();
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) signedOut();
      isLost = true;
    }
    if (isClosed) return;
    // A server that does not answer is not asked more often than one that does.
    const wait = isLost ? PULSE_MS : isFresh ? PULSE_MS - (asked - heardAt) : isTimeOver.value ? QUICK_PULSE_MS : Math.max(QUICK_PULSE_MS, Math.min(PULSE_MS, opensIn()));
    later('beat', wait, () => beat(isTimeOver.value));
  }

  /** Until it should be open; what should long have been opened is held up by something. */
  const opensIn = (): number => {
    const rest = phase.value === 'waiting' && pulse.value?.sitting === 'scheduled' ? Date.parse(view.value!.sitting.opensAt) - serverNow.value : Infinity;
    return rest < -LONG_OVERDUE_MS ? Infinity : rest;
  };

  const timers = new Map<string, () => void>();
  function later(name: string, milliseconds: number, act: () => unknown): void {
    timers.get(name)?.();
    timers.set(name, after(milliseconds, () => void act()));
  }

  function tick(): void {
    serverNow.value = clock.now() ?? 0;
    if ((left.value ?? Infinity) < NEAR_END_MS) for (const slot of [...typing.keys()]) sendDraft(slot);
    if (isTimeOver.value && !wasOver) void beat();
    wasOver = isTimeOver.value;
    if (!isClosed) later('tick', TICK_MS, tick);
  }
  let wasOver = false;

  function tellFacts(): void {
    if (phase.value !== 'elsewhere') void own?.facts.tell();
    if (!isClosed) later('facts', FACTS_MS, tellFacts);
  }

  function sendDraft(slot: string): void {
    typing.get(slot)?.();
    typing.delete(slot);
    written.value = typing.size;
    const text = own?.unsaved.drafts()[slot];
    if (text === undefined) return;
    // First behind the others, then away from the drafts: in between it may be there twice, never not at all.
    own!.saving.add({ slot, answer: text === '' ? null : { text } });
    own!.unsaved.putDraft(slot, undefined);
  }

  return {
    state, view, pulse, answers, flags, saving, phase, isAnnounced, left, isTimeOver, mayWrite, questions, openOnes, serverNow,
    /** Loads, and keeps up with the server until it is closed. */
    open() {
      void beat();
      tick();
      tellFacts();
    },
    close() {
      isClosed = true;
      for (const slot of [...typing.keys()]) sendDraft(slot);
      own?.saving.stop();
      for (const forget of timers.values()) forget();
    },
    signIn: (number: string, code: string) => ask(async () => {
      const news = await api.signIn({ sitting: sittingId, number, code });
      takeTab();
      return news;
    }),
    start: () => ask(api.start),
    answer(slot: string, answer: ShownAnswer) {
      if (!mayWrite.value) return;
      put({ slot, answer });
      own!.saving.add({ slot, answer });
    },
    /** A text that is being written: kept at once, sent when the writer pauses. */
    type(slot: string, text: string) {
      if (!mayWrite.value) return;
      put({ slot, answer: { text } });
      own!.unsaved.putDraft(slot, text);
      typing.get(slot)?.();
      typing.set(slot, after(TYPING_PAUSE_MS, () => sendDraft(slot)));
      written.value = typing.size;
    },
    /** The writer has left the box. */
    typed: sendDraft,
    flag(slot: string, isFlagged: boolean) {
      if (!mayWrite.value) return;
      put({ slot, isFlagged });
      own!.saving.add({ slot, isFlagged });
    },
    /** Hands in, once everything has arrived. */
    async submit(): Promise<boolean> {
      for (const slot of Object.keys(own?.unsaved.drafts() ?? {})) sendDraft(slot);
      if (!(await own!.saving.settle())) {
        state.trouble = '还有作答没有传到考场，暂时不能交卷。请检查网络，连上后再交；到时间会自动按已保存的作答交卷。';
        return false;
      }
      return ask(api.submit);
    },
    count(fact: Parameters<FactCounter['count']>[0]) {
      if (phase.value === 'paper' || phase.value === 'paused') own?.facts.count(fact);
    },
    setOnline(isOnline: boolean) {
      state.isOnline = isOnline;
      if (isOnline) void beat().then(() => own?.saving.retry());
    },
    /** The page is looked at again. */
    wake() {
      void beat();
      own?.saving.retry();
    },
    /** Another tab has written to the shelf. */
    storageChanged(key: string | null) {
      if (key !== tabKey || shelf.getItem(tabKey) === tab) return;
      state.isOtherTab = true;
      own?.saving.stop();
    },
    /** Goes on in this tab. */
    async continueHere() {
      takeTab();
      await load();
    },
    /** Somebody else is to sign in here. */
    askSignIn: signedOut,
    async leave() {
      await api.signOut().catch(() => {});
      own?.saving.stop();
      view.value = undefined;
      state.needsSignIn = true;
    },
  };
}
