import type { AnswerRecord } from '../../dialogue/record.ts';

/** What decided an answer, as text for an adviser. */
export function renderRecord(at: string, { asked, trace, findings, reasons }: AnswerRecord): string {
  return [
    `时间：${at}　日期按 ${asked.today}　地区 ${asked.region}`,
    `原话：${asked.message}`,
    ...(asked.standalone === asked.message ? [] : [`作为独立的问题：${asked.standalone}`]),
    ...(asked.assumptions.length === 0 ? [] : [`假定：${asked.assumptions.join('；')}`]),
    '检索到的条文：',
    ...trace.provisions.map(({ law, article, words, score }, place) => ` ${place + 1}. 《${law}》${article}　${score.toFixed(2)}　文字指纹 ${words}`),
    ...trace.calls.map(({ purpose, prompt, failure, usage }) =>
      `模型（${purpose}，提示词 ${prompt}）：${failure ?? '给出了草稿'}${usage ? `，${usage.model}，${usage.inputTokens}＋${usage.outputTokens} 词元` : ''}`),
    ...(findings.length === 0 ? [] : ['核对发现：', ...findings.map((finding) => ` · ${finding}`)]),
    ...(reasons.length === 0 ? [] : [`转复核的原因：${reasons.join('、')}`]),
  ].join('\n');
}
