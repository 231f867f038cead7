import { html } from 'hono/html';
import { printPage, type Html } from '../print/print-page.ts';
import type { PrintedPaper, PrintedQuestion } from './printed-paper.ts';

const STYLE = `
@page { margin: 15mm 14mm; }
.paper { break-after: page; }
.paper:last-child { break-after: auto; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm; line-height: 1.4; }
.name { text-align: center; margin: 0; font-weight: 700; }
.facts { text-align: center; margin: 0 0 4mm; font-size: 10.5pt; }
td, th { border: 1px solid #000; padding: 1.2mm 2mm; text-align: center; font-size: 10.5pt; }
.person th { width: 9%; white-space: nowrap; } .person td { width: 16%; height: 9mm; }
.marks { margin-top: 3mm; } .marks td { height: 8mm; }
.notes { font-size: 10.5pt; margin: 3mm 0; padding-left: 6mm; }
h2 { font-size: 13pt; text-align: center; margin: 6mm 0 2mm; }
h3 { font: 700 12pt/1.5 "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; margin: 5mm 0 2mm; break-after: avoid; }
.question { margin: 0 0 3.5mm; break-inside: avoid; }
.question p { margin: 0; white-space: pre-line; }
.material { margin: 0 0 3mm; padding: 2mm 4mm; border: 1px solid #000; white-space: pre-line; }
.options { display: grid; gap: 0.5mm 4mm; padding-left: 6mm; }
.line { height: 9mm; border-bottom: 1px solid #888; }
.key { margin-top: 1mm; padding: 1.5mm 3mm; border-left: 1mm solid #000; background: #f2f2f2; font-size: 10.5pt; print-color-adjust: exact; }
.article { padding-left: 4mm; font-size: 10pt; }
`;

/** Papers to print, each from a page of its own. */
export function printedPapersHtml(papers: readonly PrintedPaper[]): string {
  return printPage(papers[0]?.title ?? '试卷', STYLE, papers.map(({ title, name, facts, person, marks, notes, sections }) => html`
<section class="paper">
<h1>${title}</h1>
<p class="name">试卷　${name}</p>
<p class="facts">${facts}</p>
${person.length === 0 ? '' : html`<table class="person"><tr>${person.map(([label, value]) => html`<th scope="row">${label}</th><td>${value}</td>`)}</tr></table>`}
${marks.length === 0 ? '' : html`<table class="marks"><tr><th scope="row">题号</th>${marks.map((mark) => html`<th scope="col">${mark.name}</th>`)}</tr><tr><th scope="row">满分</th>${marks.map(({ of }) => html`<td>${of}</td>`)}</tr><tr><th scope="row">得分</th>${marks.map(() => html`<td></td>`)}</tr></table>`}
<ol class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ol>
${sections.map(({ part, heading, questions }) => html`${part === undefined ? '' : html`<h2>${part}</h2>`}<h3>${heading}</h3>${questions.map(questionHtml)}`)}
</section>`));
}

function questionHtml({ number, material, stem, options, lines, key }: PrintedQuestion): Html {
  const columns = options[0]?.length ?? 1;
  return html`${material === undefined ? '' : html`<div class="material">${material}</div>`}<div class="question"><p>${number}. ${stem}</p>
${options.length === 0 ? '' : html`<div class="options" style="grid-template-columns: repeat(${columns}, 1fr)">${options.flat().map((option) => html`<span>${option}</span>`)}</div>`}
${Array.from({ length: lines }, () => html`<div class="line"></div>`)}${key === undefined ? '' : keyHtml(key)}</div>`;
}

function keyHtml({ right, points, explanation, articles }: NonNullable<PrintedQuestion['key']>): Html {
  return html`<div class="key"><p><strong>答案：</strong>${right}</p>${points.map((point, place) => html`<p>采分点 ${place + 1}：${point}</p>`)}
${explanation === '' ? '' : html`<p><strong>解析：</strong>${explanation}</p>`}${articles.map(({ name, text }) => html`<p><strong>${name}</strong></p><p class="article">${text}</p>`)}</div>`;
}
