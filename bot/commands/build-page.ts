import { buildPage, pageIsCurrent } from '../channels/web/build-page.ts';

// What is there and up to date stays: `npm start` begins with this.
if (!pageIsCurrent()) await buildPage();
