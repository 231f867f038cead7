import type { Hono } from 'hono';
import { formatTitle } from '../../../../knowledge/citation/format-citation.ts';
import type { PinnedCitation } from '../../../../knowledge/bank/item.ts';
import { lawPath } from '../../../browse/law-path.ts';
import { fromShown } from '../../../exam/paper/shown-answer.ts';
import type { Practice, PracticeItem } from '../../../practice/create-practice.ts';
import type { MockExams } from '../../../practice/mock-exam.ts';
import { limitBody } from '../limit-body.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { sendJson } from '../send-json.ts';
import { needSession, type Sessions } from '../session.ts';
import type { WebEnv, WebMiddleware } from '../web-context.ts';
import type { AskedItem, Feedback, MockMarked, NextAnswer, PracticeAnswered, ShownArticle } from './api-types.ts';
import { answerBody, handInBody, mockBody, nextQuery } from './schemas.ts';

/** What practice is, behind the routes. */
export interface PracticeServices {
  readonly practice: Practice;
  readonly mocks: MockExams;
}

interface PracticeRoutesOptions extends PracticeServices {
  readonly sessions: Pick<Sessions, 'keep'>;
  readonly sameOrigin: WebMiddleware;
  readonly limitAnswers: WebMiddleware;
}

const FEW_BYTES = 4 * 1024;
/** A mock exam of the most items there may be, with all answers. */
const HAND_IN_BYTES = 128 * 1024;

/** Practice and mock exams of a resident, under the session that the chat has. No key goes out before the answer. */
export function servePractice(app: Hono<WebEnv>, { practice, mocks, sessions, sameOrigin, limitAnswers }: PracticeRoutesOptions): void {
  const write = (mostBytes: number) => [sameOrigin, needSession, limitAnswers, limitBody(mostBytes)] as const;

  app.get('/api/practice', async (c) => {
    const resident = sessions.keep(c, c.req.query('embed') === '1');
    return sendJson(c, { ...await practice.menu(resident), mocks: await mocks.list() } satisfies PracticeAnswered);
  });
  app.get('/api/practice/next', needSession, async (c) => {
    const mode = nextQuery.safeParse(c.req.query());
    if (!mode.success) return refuse(c, 400, 'bad-mode', '没有这种练法。请回到练习首页重新选。');
    const item = await practice.next(c.get('resident')!, mode.data);
    return sendJson(c, { item: item ? asked(item) : null } satisfies NextAnswer);
  });
  app.post('/api/practice/answer', ...write(FEW_BYTES), async (c) => {
    const body = await readBody(c, answerBody);
    if (body instanceof Response) return body;
    const item = await practice.item(body.id);
    const answer = item && fromShown(body.answer, item.content, AS_WRITTEN, '');
    if (item?.version !== body.version || !answer) return refuse(c, 409, 'changed', '这道题刚刚改过或者停用了，这次不算。请做下一题。');
    return sendJson(c, feedback(item, await practice.answer(c.get('resident')!, item, answer)));
  });
  app.post('/api/practice/mocks', ...write(FEW_BYTES), async (c) => {
    const body = await readBody(c, mockBody);
    if (body instanceof Response) return body;
    const begun = await mocks.begin(body.name, body.postType);
    return begun ? sendJson(c, begun) : refuse(c, 409, 'no-mock', '这套模拟考试现在组不出卷，可能刚刚改过。请回到练习首页重新选。');
  });
  app.post('/api/practice/results', ...write(HAND_IN_BYTES), async (c) => {
    const body = await readBody(c, handInBody);
    if (body instanceof Response) return body;
    const result = await mocks.handIn(c.get('resident')!, body.ticket, body.answers);
    if (!result) return refuse(c, 404, 'no-mock', '题库里没有这份模拟卷，判不了分。请回到练习首页重新开始。');
    return sendJson(c, { ...result, questions: result.questions.map(({ citations, ...question }) => ({ ...question, articles: citations.map(shownArticle) })) } satisfies MockMarked);
  });
}

/** In practice options stand as their author wrote them: explanations speak of them by letter. */
const AS_WRITTEN = { order: [], options: {} };

/** Each field is named, so that nothing of the key can come along. */
function asked({ id, version, content }: PracticeItem): AskedItem {
  return { id, version, type: content.type, stem: content.stem, options: 'options' in content ? content.options : [] };
}

function feedback({ content, explanation, citations }: PracticeItem, isRight: boolean): Feedback {
  return { isRight, key: content.type === 'true-false' ? { truth: content.key } : { chosen: content.key }, explanation, articles: citations.map(shownArticle) };
}

function shownArticle({ lawKey, region, label, text }: PinnedCitation): ShownArticle {
  return { title: `${formatTitle(lawKey)}${label}`, text, href: lawPath({ page: 'article', title: lawKey, article: label, ...(region !== '全国' && { region }) }) };
}
