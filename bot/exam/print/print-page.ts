import { html, raw } from 'hono/html';

/** A piece of HTML whose texts are escaped. */
export type Html = ReturnType<typeof html>;

/** A page to be printed on A4, complete in itself: no script, nothing fetched. */
export function printPage(title: string, style: string, body: Html | Html[]): string {
  return String(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(BASE + style)}</style>
</head>
<body>
${body}
</body>
</html>
`);
}

const BASE = `
@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; color: #000; background: #fff; font: 12pt/1.6 "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; }
h1, h2, th, strong { font-family: "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; }
table { border-collapse: collapse; width: 100%; }
`;
