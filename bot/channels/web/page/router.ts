import { nextTick } from 'vue';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import ChatView from './views/ChatView.vue';

/** The views of the page. A question that the address brings along goes into the box, and out of the address. */
export function createPageRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'chat', component: ChatView, beforeEnter: ({ query: { q, ...query } }) => (q === undefined ? true : { path: '/', query, replace: true }) },
      { path: '/law', name: 'laws', component: () => import('./views/LawFrontView.vue') },
      { path: '/law/:title', name: 'law', component: () => import('./views/LawView.vue') },
      { path: '/law/:title/text', name: 'text', component: () => import('./views/TextView.vue') },
      { path: '/law/:title/compare', name: 'compare', component: () => import('./views/CompareView.vue') },
      { path: '/law/:title/:article', name: 'article', component: () => import('./views/ArticleView.vue') },
      { path: '/exam', name: 'exams', component: () => import('./views/ExamFrontView.vue') },
      { path: '/exam/:id', name: 'exam', component: () => import('./views/SittingView.vue') },
      { path: '/practice', name: 'practice', component: () => import('./views/PracticeView.vue') },
      { path: '/practice/mock', name: 'mock', component: () => import('./views/MockView.vue') },
      { path: '/staff', name: 'staff', component: () => import('./views/StaffFrontView.vue') },
      { path: '/staff/bank/import', name: 'import', component: () => import('./views/ImportView.vue') },
      { path: '/staff/bank/approve', name: 'approve', component: () => import('./views/ApproveView.vue') },
      { path: '/staff/:id/marking', name: 'marking', component: () => import('./views/MarkingView.vue') },
      { path: '/staff/:id/challenges', name: 'challenges', component: () => import('./views/ChallengesView.vue') },
      { path: '/staff/:id/results', name: 'results', component: () => import('./views/ResultsView.vue') },
      { path: '/staff/:id', name: 'board', component: () => import('./views/BoardView.vue') },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
    async scrollBehavior(to, from, saved) {
      if (to.path === from.path && to.path === '/') return false;
      if (saved) await heightFor(saved.top);
      return saved ?? (to.hash ? { el: to.hash, top: 80 } : { top: 0 });
    },
  });
  // What a program loads late may be gone from the server since a newer one was put there.
  router.onError((_error, to) => {
    if (navigator.onLine) location.assign(to.fullPath);
  });
  // Who hears the page is told where they are now.
  router.afterEach((to, from) => {
    if (from.matched.length > 0 && to.path !== from.path) void nextTick(() => document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true }));
  });
  return router;
}

/** Who comes back waits this long for what they had read to be there again, in ms. */
const LONGEST_LOADING = 2000;

/** Resolves when the page, which is loaded anew, is tall enough to be scrolled to a place. */
async function heightFor(top: number): Promise<void> {
  const start = performance.now();
  while (document.documentElement.scrollHeight < top + innerHeight && performance.now() - start < LONGEST_LOADING) {
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}
