import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue';
import type { Conversation } from './conversation.ts';
import type { Entry } from '../../entry.ts';
import { keyOf } from './transcript.ts';

/** How far from its end the conversation still counts as read to the end, in CSS pixels. */
const NEAR = 240;

/**
 * Keeps in view what matters: one's own words when they are said, and the beginning of an answer when it comes, unless
 * the reader is elsewhere; then there is a button. `news` says for screen readers what has come.
 */
export function useFollowing(list: Ref<HTMLElement | undefined>, { entries, unsent, doing, state }: Conversation) {
  const news = ref('');
  const hasNewBelow = ref(false);
  let newest: string | undefined;
  let shownFor: string | null | undefined;
  /** The reader has asked and not gone elsewhere since. */
  let waitsHere = false;

  const root = document.documentElement;
  const isNearEnd = (): boolean => root.scrollHeight - window.scrollY - window.innerHeight < NEAR;
  const behavior = (): ScrollBehavior => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');
  const toEnd = (): void => window.scrollTo({ top: root.scrollHeight, behavior: behavior() });
  const find = (key: string): Element | null | undefined => list.value?.querySelector(`[data-key="${key}"]`);
  const show = (key: string, how: ScrollBehavior): void => find(key)?.scrollIntoView({ block: 'start', behavior: how });

  watch(unsent, async (now, before) => {
    if (now.length <= before.length) return;
    waitsHere = true;
    await nextTick();
    toEnd();
  });
  // Why something was not sent stands below it.
  watch(() => unsent.value.map(({ state: where }) => where).join(), async () => {
    if (!isNearEnd()) return;
    await nextTick();
    toEnd();
  });
  watch(doing, async (words) => {
    // A first word in danger stays in view, and is heard to its end, while the answer is made.
    if (words === '' || entries.value.at(-1)?.kind === 'reply') return;
    news.value = words;
    if (!(waitsHere || isNearEnd())) return;
    await nextTick();
    toEnd();
  });
  let wasLoaded = false;
  watch([entries, () => state.isLoaded] as const, async ([now], [before]) => {
    const added = now.slice(before.findLastIndex((one) => now.some((other) => keyOf(other) === keyOf(one))) + 1);
    const first = added.find((entry) => entry.kind === 'reply');
    if (state.isLoaded && !wasLoaded) {
      wasLoaded = true;
      // Whoever comes back reads on from what they last said.
      const last = now.findLast((entry) => entry.kind === 'message') ?? now.at(-1);
      await nextTick();
      if (last) show(keyOf(last), 'auto');
      return;
    }
    if (!first) return;
    const follows = waitsHere || isNearEnd();
    await nextTick();
    news.value = inShort(first);
    newest = keyOf(first);
    if (first.inReplyTo !== null && first.inReplyTo === shownFor) return;
    shownFor = first.inReplyTo;
    if (follows) show(newest, behavior());
    else hasNewBelow.value = true;
  }, { flush: 'pre' });
  const goesElsewhere = (): void => void (waitsHere = false);
  const sees = (): void => {
    const place = newest === undefined ? undefined : find(newest)?.getBoundingClientRect().top;
    if (hasNewBelow.value && place !== undefined && place < window.innerHeight * 0.8) hasNewBelow.value = false;
  };
  onMounted(() => {
    addEventListener('wheel', goesElsewhere, { passive: true });
    addEventListener('touchmove', goesElsewhere, { passive: true });
    addEventListener('scroll', sees, { passive: true });
  });
  onBeforeUnmount(() => {
    removeEventListener('wheel', goesElsewhere);
    removeEventListener('touchmove', goesElsewhere);
    removeEventListener('scroll', sees);
  });

  return {
    news,
    hasNewBelow,
    showNew() {
      hasNewBelow.value = false;
      if (newest !== undefined) show(newest, behavior());
    },
  };
}

const LONGEST_NEWS = 80;

/** Whoever hears the page hears that there is an answer and how it begins; all of it would be too long. */
function inShort(entry: Entry): string {
  if (entry.kind === 'message') return '';
  const [block] = entry.reply.sections.flat();
  const words = block && 'text' in block ? block.text : block && 'title' in block ? block.title : '';
  return `收到答复：${words.length > LONGEST_NEWS ? `${words.slice(0, LONGEST_NEWS)}……` : words}`;
}
