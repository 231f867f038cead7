import type { ExamHall, Pass } from '../../../../../bot/exam/sitting/hall.ts';
import type { ExamView, Pulse } from '../../../../../bot/exam/sitting/view.ts';

/** Ten thousand examinees, each with their number as the code; says what it was asked. */
export function standInHall(): ExamHall & { readonly calls: readonly unknown[] } {
  const calls: unknown[] = [];
  const passes = new Map<string, Pass>();
  const pulse = (): Pulse => ({ now: new Date().toISOString(), sitting: 'open', attempt: 'in-progress', isPaused: false, isThisDevice: true });
  const view = ({ candidate }: Pass): ExamView => ({
    sitting: { id: 'K0001', title: '任前法律知识考试', opensAt: '2026-12-01T01:00:00.000Z', state: 'open', minutes: 60, seedHash: '0'.repeat(64), isOpenBook: false, paging: 'one', passMark: 60 },
    candidate: { number: candidate, name: '测试', unit: '示例局', post: '示例职务', extraMinutes: 0 }, pulse: pulse(), answers: {}, flags: [], sequence: 0,
  });
  return {
    calls,
    listed: async () => [{ id: 'K0001', title: '任前法律知识考试', opensAt: '2026-12-01T01:00:00.000Z', state: 'open' }],
    async signIn({ sittingId, number, code, device }) {
      if (number === 'EXEMPT') return { refusal: 'exempt' };
      if (sittingId !== 'K0001' || code !== number) return { refusal: 'unknown' };
      passes.set(device, { sittingId, candidate: number, device });
      return view(passes.get(device)!);
    },
    passOf: async (device) => passes.get(device),
    signOut: async ({ device }) => void passes.delete(device),
    view: async (pass) => view(pass),
    pulse: async () => pulse(),
    start: async (pass) => view(pass),
    async save(pass, saves) {
      calls.push({ pass, saves });
      return { pulse: pulse(), saved: saves.at(-1)!.sequence, refused: saves.filter(({ slot }) => slot === '99').map(({ key }) => ({ key, code: 'no-slot' })) };
    },
    facts: async (pass, facts) => void calls.push({ pass, facts }),
    submit: async () => ({ refusal: 'already-ended' }),
    board: async () => undefined,
    command: async () => undefined,
    tick: async () => {},
  };
}
