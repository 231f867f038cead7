import { inject, reactive, shallowRef, type ShallowRef } from 'vue';
import type { Role, StaffMember } from '../../../../exam/staff/staff.ts';
import { ApiError, type Api } from '../chat/api.ts';
import { PARTS } from '../parts.ts';

/** Who of the staff sits at this browser. */
export interface StaffSession {
  /** undefined: not known yet, or nobody; see `state`. */
  readonly member: Readonly<ShallowRef<StaffMember | undefined>>;
  readonly state: { readonly isLoaded: boolean; readonly isBusy: boolean; readonly trouble: string };
  signIn(name: string, code: string): Promise<void>;
  signOut(): Promise<void>;
  /** Asks the server; whoever is not signed in any more is asked to sign in. @throws ApiError */
  ask<T>(act: (api: Api) => Promise<T>): Promise<T>;
}

export const has = ({ roles }: StaffMember, ...wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));

export function useStaff(): StaffSession {
  const { api } = inject(PARTS)!;
  const member = shallowRef<StaffMember>();
  const state = reactive({ isLoaded: false, isBusy: false, trouble: '' });

  async function attempt(act: () => Promise<StaffMember>, isQuiet = false): Promise<void> {
    state.isBusy = true;
    state.trouble = '';
    try {
      member.value = await act();
    } catch (error) {
      const { status, message } = error as ApiError;
      if (!(isQuiet && status === 401)) state.trouble = message;
    }
    Object.assign(state, { isBusy: false, isLoaded: true });
  }
  void attempt(() => api.get('/api/staff/me'), true);
  return {
    member, state,
    signIn: (name, code) => attempt(() => api.post('/api/staff/sign-in', { name, code })),
    async signOut() {
      await api.post('/api/staff/sign-out', {}).catch(() => {});
      member.value = undefined;
    },
    async ask(act) {
      try {
        return await act(api);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) member.value = undefined;
        throw error;
      }
    },
  };
}
