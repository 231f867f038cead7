import { ref, shallowRef, watch } from 'vue';
import type { ApiError } from '../chat/api.ts';
import type { StaffSession } from './use-staff.ts';

/** What an address gives to who is signed in; anew when somebody else signs in. */
export function useFetched<T>(staff: StaffSession, path: () => string) {
  const data = shallowRef<T>();
  const trouble = ref('');
  async function load(): Promise<void> {
    if (!staff.member.value) return;
    trouble.value = '';
    try {
      data.value = await staff.ask((api) => api.get<T>(path()));
    } catch (error) {
      data.value = undefined;
      trouble.value = (error as ApiError).message;
    }
  }
  watch([staff.member, path], load, { immediate: true });
  return { data, trouble, load };
}

/** Something that is sent at a tap: whether it is under way, and why it was not done. */
export function useSending(staff: StaffSession) {
  const isBusy = ref(false);
  const trouble = ref('');
  return {
    isBusy, trouble,
    /** @returns undefined where it was not done; `trouble` says why */
    async send<T>(path: string, body: unknown): Promise<T | undefined> {
      isBusy.value = true;
      trouble.value = '';
      try {
        return await staff.ask((api) => api.post<T>(path, body));
      } catch (error) {
        trouble.value = (error as ApiError).message;
        return undefined;
      } finally {
        isBusy.value = false;
      }
    },
  };
}
