import { inject, onBeforeUnmount, onMounted } from 'vue';
import { newId } from '../chat/new-id.ts';
import { PARTS } from '../parts.ts';
import { examApi } from './exam-api.ts';
import { createSitter, type Sitter } from './sitter.ts';

/** An exam in this browser, as long as the view is there. */
export function useSitter(sittingId: string): Sitter {
  const { api, shelf } = inject(PARTS)!;
  const sitter = createSitter({
    api: examApi(api), shelf, sittingId, newId,
    count: () => performance.now(),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  sitter.state.isOnline = navigator.onLine;
  const heard: readonly (readonly [target: EventTarget, name: string, act: (event: Event) => void])[] = [
    [window, 'online', () => {
      sitter.count('came-online');
      sitter.setOnline(true);
    }],
    [window, 'offline', () => {
      sitter.count('went-offline');
      sitter.setOnline(false);
    }],
    [window, 'storage', (event) => sitter.storageChanged((event as StorageEvent).key)],
    [document, 'visibilitychange', () => {
      sitter.count(document.hidden ? 'left-page' : 'came-back');
      if (!document.hidden) sitter.wake();
    }],
    [document, 'paste', () => sitter.count('paste')],
    [document, 'copy', () => sitter.count('copy')],
  ];
  onMounted(() => {
    for (const [target, name, act] of heard) target.addEventListener(name, act);
    sitter.open();
  });
  onBeforeUnmount(() => {
    for (const [target, name, act] of heard) target.removeEventListener(name, act);
    sitter.close();
  });
  return sitter;
}
