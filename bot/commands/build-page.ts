import { buildPage } from '../channels/web/build-page.ts';

await buildPage();
