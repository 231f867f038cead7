import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { Board } from '../../../../exam/sitting/view.ts';
import { ApiError } from '../chat/api.ts';
import { createServerClock } from '../exam/server-clock.ts';
import type { CommandBody, Done } from '../../exam/api-types.ts';
import type { StaffSession } from './use-staff.ts';

const REFRESH_MS = 3000;
const TICK_MS = 1000;

/** The board of one sitting, kept new as long as the view is there. */
export function useBoard(staff: StaffSession, sittingId: string) {
  const clock = createServerClock(() => performance.now());
  const board = shallowRef<Board>();
  const now = ref(0);
  /** Why what is shown may be old, or why there is nothing. */
  const trouble = ref('');
  const path = `/api/staff/sittings/${encodeURIComponent(sittingId)}`;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    const asked = performance.now();
    try {
      const news = await staff.ask((api) => api.get<Board>(`${path}/board`));
      clock.heard(Date.parse(news.now), asked, performance.now());
      board.value = news;
      trouble.value = '';
      now.value = clock.now()!;
    } catch (error) {
      trouble.value = (error as ApiError).message;
    }
  }
  async function refresh(): Promise<void> {
    clearTimeout(timer);
    if (staff.member.value) await load();
    clearTimeout(timer);
    if (!isClosed && staff.member.value) timer = setTimeout(() => void refresh(), REFRESH_MS);
  }
  const ticking = setInterval(() => (now.value = clock.now() ?? 0), TICK_MS);
  watch(staff.member, refresh, { immediate: true });
  onBeforeUnmount(() => {
    isClosed = true;
    clearTimeout(timer);
    clearInterval(ticking);
  });
  return {
    board, now, trouble,
    /** @returns why it was not done, one Chinese sentence; '' where it was */
    async command(body: CommandBody): Promise<string> {
      try {
        await staff.ask((api) => api.post<Done>(`${path}/command`, body));
        return '';
      } catch (error) {
        return (error as ApiError).message;
      } finally {
        await refresh();
      }
    },
  };
}
