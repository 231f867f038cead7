import { createApp } from 'vue';
import App from './App.vue';
import { createApi } from './chat/api.ts';
import { browserParts } from './browser-parts.ts';
import { PARTS } from './parts.ts';
import { createPageRouter } from './router.ts';
import { takeOver } from './take-over.ts';

const api = createApi((path, init) => fetch(path, init));
// The router takes the question out of the address.
const asked = new URLSearchParams(location.search);
const router = createPageRouter();
const app = createApp(App).use(router);

async function begin(): Promise<void> {
  await router.isReady();
  const typed = await takeOver(document.querySelector<HTMLTextAreaElement>('#shell-question'));
  app.provide(PARTS, browserParts(api, asked, typed));
  app.mount('#app');
}

void begin();
