import { ref, shallowRef, watch } from 'vue';
import type { SuggestedPoint, Suggestion } from '../../../../exam/marking/suggest-points.ts';
import type { SuggestionAnswer } from '../../exam/api-types.ts';
import type { ApiError } from '../chat/api.ts';
import type { StaffSession } from './use-staff.ts';

export const SUGGESTED: Readonly<Record<SuggestedPoint['verdict'], string>> = { met: '答到了', partly: '答到一部分', missing: '没有答到' };

/** What a model thinks of the answer that is shown, once the marker asks; what comes when another answer is shown is not. */
export function useSuggestion(staff: StaffSession, path: string, answer: () => string | undefined) {
  const suggestion = shallowRef<Suggestion>();
  const said = ref('');
  const isBusy = ref(false);
  function reset(): void {
    suggestion.value = undefined;
    said.value = '';
    isBusy.value = false;
  }
  watch(answer, reset);
  async function ask(): Promise<void> {
    const asked = answer();
    if (asked === undefined || isBusy.value) return;
    isBusy.value = true;
    said.value = '';
    const came = await staff.ask((api) => api.get<SuggestionAnswer>(`${path}/suggestion?answer=${encodeURIComponent(asked)}`))
      .then((told) => told, ({ message }: ApiError) => ({ message }));
    if (answer() !== asked) return;
    isBusy.value = false;
    if ('message' in came) said.value = came.message;
    else if (came.suggestion) suggestion.value = came.suggestion;
    else said.value = '模型没有给出建议，请您直接打分。';
  }
  return { suggestion, said, isBusy, ask };
}
