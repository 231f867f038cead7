import { html } from 'hono/html';
import { printPage, type Html } from '../print/print-page.ts';
import { COPIES, COPIES_NOTE, type ResultSlip } from './result-slip.ts';

const STYLE = `
.page { position: relative; min-height: 275mm; padding: 8mm 6mm 4mm 16mm; break-after: page; }
.page:last-child { break-after: auto; }
.fold { position: absolute; left: 0; top: 4mm; bottom: 4mm; width: 9mm; border-right: 1px dashed #000; display: flex; flex-direction: column; justify-content: space-around; text-align: center; font-size: 10pt; }
.copy { display: flex; justify-content: space-between; font-size: 10.5pt; margin: 0 0 6mm; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 6mm; line-height: 1.4; }
td, th { border: 1px solid #000; padding: 1.8mm 2mm; text-align: center; }
.person th { width: 15%; } .person td { width: 35%; }
table + table { margin-top: 6mm; }
td.left { text-align: left; }
.outcome { font: 700 14pt "SimHei", "Noto Sans CJK SC", sans-serif; }
.corrections { font-size: 10.5pt; }
.seals { display: flex; justify-content: space-between; margin-top: 16mm; }
.seals div { width: 46%; text-align: center; min-height: 38mm; border: 1px dotted #999; padding-top: 4mm; }
.seals p { margin: 0; }
.note { font-size: 9.5pt; margin-top: 6mm; }
`;

/** Slips to print, one a page; every one in all its copies. */
export function resultSlipsHtml(slips: readonly ResultSlip[]): string {
  return printPage('成绩通知单', STYLE, slips.flatMap((slip) => COPIES.map((copy) => page(slip, copy))));
}

function page(slip: ResultSlip, copy: string): Html {
  const pairs = slip.person.flatMap((pair, place) => (place % 2 === 0 ? [[pair, slip.person[place + 1] ?? ['', '']]] : []));
  return html`
<section class="page">
<div class="fold" aria-hidden="true"><span>密</span><span>封</span><span>线</span></div>
<p class="copy"><span>${copy}</span><span>编号：${slip.slipNumber}</span></p>
<h1>${slip.title}</h1>
<table class="person">${pairs.map((row) => html`<tr>${row.map(([name, value]) => html`<th scope="row">${name}</th><td>${value}</td>`)}</tr>`)}</table>
${slip.marks === undefined ? '' : marksTable(slip.marks)}
<table>
<tr><th scope="row">合格线</th><td>${slip.passMark} 分</td><th scope="row">考试结果</th><td class="outcome">${slip.outcome}</td></tr>
<tr><th scope="row">处理意见</th><td class="left" colspan="3">${slip.consequence}</td></tr>
</table>
${slip.corrections.map((line) => html`<p class="corrections">${line}</p>`)}
<div class="seals">${slip.seals.map(({ office, what }) => html`<div><p>${office}</p><p>${what}</p><p>${slip.issuedOn}</p></div>`)}</div>
<p class="note">${COPIES_NOTE}</p>
</section>`;
}

function marksTable({ sections, total, of, note }: NonNullable<ResultSlip['marks']>): Html {
  return html`
<table>
<tr><th>部分</th><th>题型</th><th>题数</th><th>满分题数</th><th>得分</th><th>满分</th></tr>
${sections.map(({ part, name, questions, right, earned, of: full }) => html`<tr><td>${part}</td><td>${name}</td><td>${questions}</td><td>${right}</td><td>${earned}</td><td>${full}</td></tr>`)}
<tr><th colspan="4">总分</th><td class="outcome">${total}</td><td>${of}</td></tr>
${note === undefined ? '' : html`<tr><td class="left" colspan="6">${note}</td></tr>`}
</table>`;
}
