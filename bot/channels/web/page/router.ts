import { createRouter, createWebHistory, type Router } from 'vue-router';
import ChatView from './views/ChatView.vue';

/** The views of the page. A question that the address brings along goes into the box, and out of the address. */
export function createPageRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'chat', component: ChatView, beforeEnter: ({ query: { q, ...query } }) => (q === undefined ? true : { path: '/', query, replace: true }) },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
    scrollBehavior(to, from, saved) {
      if (to.path === from.path && to.path === '/') return false;
      return saved ?? (to.hash ? { el: to.hash, top: 80 } : { top: 0 });
    },
  });
  return router;
}
