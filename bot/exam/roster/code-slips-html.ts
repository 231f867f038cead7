import { html } from 'hono/html';
import { printPage } from '../print/print-page.ts';
import { pagesOf, type CodeSlip } from './code-slips.ts';

const STYLE = `
.page { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 92mm; break-after: page; }
.page:last-child { break-after: auto; }
.slip { border: 1px dashed #808080; margin: -1px 0 0 -1px; padding: 4mm 5mm; overflow: hidden; font-size: 10pt; line-height: 1.4; }
.slip h2 { font-size: 11pt; margin: 0 0 1.5mm; text-align: center; }
.slip .code { font: 700 18pt/1.3 "Courier New", "Noto Sans Mono CJK SC", monospace; text-align: center; border: 1px solid #000; margin: 0 0 1.5mm; }
.slip .code small { font: 10pt "SimHei", "Noto Sans CJK SC", sans-serif; margin-right: 3mm; vertical-align: middle; }
.slip dl { display: grid; grid-template-columns: 18mm 1fr; margin: 0; }
.slip dd { margin: 0; overflow-wrap: anywhere; }
.slip ol { margin: 1.5mm 0 0; padding-left: 5mm; font-size: 8.5pt; line-height: 1.35; }
`;

/** Slips to print and cut, six a page. */
export function codeSlipsHtml(slips: readonly CodeSlip[]): string {
  return printPage('入场条', STYLE, pagesOf(slips).map((page) => html`<section class="page">${page.map((slip) => html`
<article class="slip">
<h2>${slip.title}</h2>
<p class="code"><small>考试码</small>${slip.code}</p>
<dl><dt>姓名</dt><dd><strong>${slip.name}</strong></dd>${slip.lines.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<ol>${slip.rules.map((rule) => html`<li>${rule}</li>`)}</ol>
</article>`)}
</section>`));
}
