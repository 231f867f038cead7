import { computed, inject } from 'vue';
import type { SittingsAnswer } from '../../exam/api-types.ts';
import { useLoaded } from '../law/loaded.ts';
import { PARTS } from '../parts.ts';

/** The sittings that one can sign in to. */
export function useSittings() {
  const { api } = inject(PARTS)!;
  const { data, isLoading, trouble, reload } = useLoaded<SittingsAnswer>(api, () => '/api/exam/sittings');
  return { sittings: computed(() => data.value?.sittings), isLoading, trouble, reload };
}
