import type { FactKind } from '../../../../exam/sitting/sitting.ts';
import type { ExamView, Pulse, Save } from '../../../../exam/sitting/view.ts';
import type { Done, SavesAnswer, SittingsAnswer, SignInBody } from '../../exam/api-types.ts';
import type { Api } from '../chat/api.ts';

/** What the page of an examinee asks of the server. All throw ApiError. */
export interface ExamApi {
  sittings(): Promise<SittingsAnswer>;
  signIn(body: SignInBody): Promise<ExamView>;
  view(): Promise<ExamView>;
  pulse(): Promise<Pulse>;
  start(): Promise<ExamView>;
  save(saves: readonly Save[]): Promise<SavesAnswer>;
  facts(facts: Readonly<Partial<Record<FactKind, number>>>): Promise<Done>;
  submit(): Promise<ExamView>;
  signOut(): Promise<Done>;
}

export function examApi(api: Api): ExamApi {
  return {
    sittings: () => api.get('/api/exam/sittings'),
    signIn: (body) => api.post('/api/exam/sign-in', body),
    view: () => api.get('/api/exam/view'),
    pulse: () => api.get('/api/exam/pulse'),
    start: () => api.post('/api/exam/start', {}),
    save: (saves) => api.post('/api/exam/saves', { saves }),
    facts: (facts) => api.post('/api/exam/facts', { facts }),
    submit: () => api.post('/api/exam/submit', {}),
    signOut: () => api.post('/api/exam/sign-out', {}),
  };
}
