import type { ReadResult, Refusal, RefusalCode } from './source.ts';

const REASONS = {
  'no-text-layer': '这是扫描件，没有文字层，请先做 OCR 文字识别，核对后再导入。',
  encrypted: '文件有密码保护，请用原软件打开并去掉密码后再导入。',
  broken: '文件已损坏或下载不完整，请重新获取后再导入。',
  empty: '文件里没有文字，请确认导入的是正确的文件。',
  'html-shell': '网页里没有正文，只有脚本框架或站点首页，请在浏览器中打开正文页面，另存为完整网页、Word 或 PDF 后再导入。',
  'search-results': '这是搜索结果或目录列表页，不是法规正文，请打开其中的具体文件，保存正文页面后再导入。',
  'too-large': '文件过大，请拆分成较小的文件后再导入。',
  'zip-bomb': '压缩包解压后异常庞大，可能是恶意文件，请用 Word 重新另存为 docx 后再导入。',
  'unknown-encoding': '无法判断文字编码，请用记事本另存为 UTF-8 编码后再导入。',
  'unsupported-format': '不支持这种文件格式，请另存为 docx、PDF（带文字层）、网页、txt 或 Markdown 后再导入。',
  form: '这是表格式文书，不是成段的法规正文，不能作为法规导入。',
} satisfies Partial<Record<RefusalCode, string>>;

/** A refusal with the standing advice for its code, or with a more exact sentence where the reader knows one. */
export function refusal(code: keyof typeof REASONS, reason: string = REASONS[code]): Refusal {
  return { code, reason };
}

/** {@link refusal} as the result of a reader. */
export function refuse(code: keyof typeof REASONS, reason?: string): ReadResult {
  return { ok: false, refusal: refusal(code, reason) };
}
