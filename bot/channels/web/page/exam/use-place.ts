import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { SheetQuestion } from '../../../../exam/paper/paper.ts';
import type { Shelf } from '../chat/kept.ts';

/** Which question one is at; outlasts a reload. */
export interface Place {
  readonly current: ComputedRef<SheetQuestion | undefined>;
  readonly index: ComputedRef<number>;
  go(slot: string): void;
}

/** @param who sitting and staff number */
export function usePlace(shelf: Shelf, who: string, questions: Readonly<Ref<readonly SheetQuestion[]>>): Place {
  const key = `fazhi.exam.at.${who}`;
  const slot = ref(shelf.getItem(key));
  const index = computed(() => Math.max(0, questions.value.findIndex((question) => question.slot === slot.value)));
  watch(slot, (to) => {
    if (to !== null) shelf.setItem(key, to);
  });
  return { index, current: computed(() => questions.value[index.value]), go: (to) => void (slot.value = to) };
}
