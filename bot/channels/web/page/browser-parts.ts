import { ref, type Ref } from 'vue';
import type { Api } from './chat/api.ts';
import { createConversation } from './chat/conversation.ts';
import { createDraft } from './chat/draft.ts';
import { forgivingShelf } from './chat/kept.ts';
import { newId } from './chat/new-id.ts';
import { keptRatings } from './chat/ratings.ts';
import { createSettings } from './chat/settings.ts';
import type { Parts } from './parts.ts';
import type { Typed } from './take-over.ts';

/** Puts the parts together over what the browser gives. @param query of the address as the page was opened */
export function browserParts(api: Api, query: URLSearchParams, typed: Typed): Parts {
  const shelf = forgivingShelf(() => localStorage);
  const isEmbedded = query.get('embed') === '1' || window.self !== window.top;
  const conversation = createConversation({
    api, shelf, newId, isEmbedded,
    openSource: (url) => new EventSource(url),
    now: () => new Date(),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  conversation.setOnline(navigator.onLine);
  addEventListener('online', () => {
    conversation.setOnline(true);
    conversation.wake();
  });
  addEventListener('offline', () => conversation.setOnline(false));
  addEventListener('storage', ({ key }) => conversation.storageChanged(key));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') conversation.wake();
  });
  // The portal's page closes what it has opened; nobody is told anything by this.
  if (isEmbedded) document.addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
    if (key === 'Escape' && !defaultPrevented && !isComposing) window.parent.postMessage('fazhi:close', '*');
  });
  const settings = createSettings(shelf, mediaQuery('(prefers-color-scheme: dark)'), (size, isDark) => {
    const { dataset, classList } = document.documentElement;
    dataset['size'] = size;
    dataset['theme'] = isDark ? 'dark' : 'light';
    classList.toggle('van-theme-dark', isDark);
  });
  return {
    api, shelf, conversation, settings, isEmbedded,
    ratings: keptRatings(shelf),
    draft: createDraft(shelf, { asked: query.get('q') ?? '', typed }),
    isWide: mediaQuery('(min-width: 64rem)'),
  };
}

function mediaQuery(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query);
  const matches = ref(list.matches);
  list.addEventListener('change', () => (matches.value = list.matches));
  return matches;
}
