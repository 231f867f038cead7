import type { MockBegun } from '../../../../practice/mock-exam.ts';
import type { AnswerBody, Feedback, HandInBody, MockBody, MockMarked, NextAnswer, PracticeAnswered } from '../../practice/api-types.ts';
import type { Api } from '../chat/api.ts';
import { queryString } from '../law/query.ts';

/** What the page of practice asks of the server. All throw ApiError. */
export interface PracticeApi {
  menu(): Promise<PracticeAnswered>;
  next(mode: string, which: string | undefined): Promise<NextAnswer>;
  answer(body: AnswerBody): Promise<Feedback>;
  begin(body: MockBody): Promise<MockBegun>;
  handIn(body: HandInBody): Promise<MockMarked>;
}

export function practiceApi(api: Api): PracticeApi {
  return {
    menu: () => api.get('/api/practice'),
    next: (mode, which) => api.get(`/api/practice/next${queryString({ mode, which })}`),
    answer: (body) => api.post('/api/practice/answer', body),
    begin: (body) => api.post('/api/practice/mocks', body),
    handIn: (body) => api.post('/api/practice/results', body),
  };
}
