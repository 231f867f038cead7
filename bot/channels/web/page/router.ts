import { nextTick } from 'vue';
import { createRouter, createWebHistory, type RouteLocation, type Router } from 'vue-router';
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
      { path: '/:area(exam|staff|practice)/:rest(.*)*', component: ChatView, beforeEnter: addExamRoutes },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
    async scrollBehavior(to, from, saved) {
      if (to.path === from.path && to.path === '/') return false;
      if (saved) await heightFor(saved.top);
      return saved ?? (to.hash ? { el: to.hash, top: 80 } : { top: 0 });
    },
  });
  let hasExams = false;
  async function addExamRoutes({ fullPath }: RouteLocation): Promise<string> {
    if (hasExams) return '/';
    const { EXAM_ROUTES } = await import('./exam/routes.ts');
    for (const route of EXAM_ROUTES) router.addRoute(route);
    hasExams = true;
    return fullPath;
  }
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
