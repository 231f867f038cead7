import { ref, shallowRef, watch } from 'vue';
import type { NoText } from '../../../../browse/no-text.ts';
import { ApiError, type Api } from '../chat/api.ts';

/** What an address gives, as it changes; the newest one counts, whichever answer comes last. */
export function useLoaded<T>(api: Api, path: () => string | undefined) {
  const data = shallowRef<T>();
  const isLoading = ref(false);
  /** Why there is nothing, one Chinese sentence. */
  const trouble = ref('');
  /** What to go on with, where the law browser knows something. */
  const noText = shallowRef<NoText>();
  let newest = 0;

  async function load(): Promise<void> {
    const wanted = path();
    newest += 1;
    const own = newest;
    trouble.value = '';
    noText.value = undefined;
    if (wanted === undefined) return void (data.value = undefined);
    isLoading.value = true;
    try {
      const loaded = await api.get<T>(wanted);
      if (own === newest) data.value = loaded;
    } catch (error) {
      if (own !== newest) return;
      data.value = undefined;
      trouble.value = error instanceof ApiError ? error.message : '没有打开，请再试一次。';
      noText.value = error instanceof ApiError ? outcomeIn(error.body) : undefined;
    } finally {
      if (own === newest) isLoading.value = false;
    }
  }
  watch(path, load, { immediate: true });
  return { data, isLoading, trouble, noText, reload: load };
}

function outcomeIn(body: unknown): NoText | undefined {
  return typeof body === 'object' && body !== null && 'outcome' in body ? body.outcome as NoText : undefined;
}
