import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../knowledge/documents/html.ts';
import { readMht } from '../../../knowledge/documents/mht.ts';
import { linesOf, outcomeOf, textsOf, utf8 } from './shared.ts';

const ARTICLES = ['第一条 为了测试网页，制定本样本。本样本不是法律。', '第二条 本样本由样本单位解释，样本单位是虚构的单位。', '第三条 本样本自2020年1月1日起施行。'];
const BODY = ARTICLES.map((text) => `<p>　　${text}</p>`).join('\n');

const page = (body: string, title = '样本条例_样本政府网', head = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

describe('readHtml', () => {
  it('takes the text and leaves the site', async () => {
    const result = await readHtml(
      utf8(
        page(`<div class="header"><a href="/">首页</a><a href="/b">政务公开</a></div>
          <div class="breadcrumb">当前位置：首页 &gt; 样本</div><div class="share">分享到微信</div>
          <div id="zoom"><h1>样本条例</h1>${BODY}<p>【打印】 【关闭】</p></div>
          <div class="related"><a href="/c">相关样本解读</a></div><div class="footer">样本备案号</div>`),
      ),
    );
    expect(textsOf(result)).toEqual(['样本条例', ...ARTICLES]);
    expect(linesOf(result)[0]).toMatchObject({ heading: 1 });
  });

  it('finds the text without known names, and puts the title of the page first where the text lacks it', async () => {
    const menu = Array.from({ length: 8 }, (_, i) => `<li><a href="/${i}">栏目${i}</a></li>`).join('');
    const result = await readHtml(utf8(page(`<div><ul>${menu}</ul></div><div><div>${BODY}</div></div>`)));
    expect(textsOf(result)).toEqual(['样本条例', ...ARTICLES]);
  });

  it('does not repeat a title that is broken over two lines', async () => {
    const result = await readHtml(utf8(page(`<div id="zoom"><p>样 本<br>条例</p>${BODY}</div>`)));
    expect(textsOf(result)).toEqual(['样 本', '条例', ...ARTICLES]);
  });

  it.each([
    ['gb2312 declared, GBK bytes', 'gbk', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'],
    ['gb2312 declared, UTF-8 bytes', 'utf8', '<meta charset="gb2312">'],
    ['nothing declared, GBK bytes', 'gbk', ''],
  ])('decodes a page with %s', async (_, encoding, meta) => {
    const bytes = iconv.encode(page(`<div id="zoom"><h1>样本条例</h1>${BODY}</div>`, '样本条例', meta), encoding);
    expect(textsOf(await readHtml(bytes))).toEqual(['样本条例', ...ARTICLES]);
  });

  it('reads data tables as rows and layout tables as text', async () => {
    const data = '<table><caption>样本表</caption><tr><th colspan="2">项目</th><th>金额</th></tr><tr><td rowspan="2">甲类</td><td>一</td><td>5<br>元</td></tr><tr><td>二</td><td>6元</td></tr></table>';
    const result = await readHtml(utf8(page(`<table><tr><td><div id="zoom"><h1>样本条例</h1>${BODY}${data}</div></td><td></td></tr></table>`)));
    expect(linesOf(result).slice(4)).toEqual([
      { text: '样本表', at: 5 },
      { text: '项目 | 金额', at: 6, table: true },
      { text: '甲类 | 一 | 5 元', at: 7, table: true },
      { text: '甲类 | 二 | 6元', at: 8, table: true },
    ]);
  });

  it('refuses a framework without text', async () => {
    const shell = page('<div id="app"></div><p>欢迎访问样本数据库</p><script src="app.js"></script>');
    expect(outcomeOf(await readHtml(utf8(shell)))).toBe('html-shell');
  });

  it.each([
    ['by its title', page(BODY, '样本网站内搜索')],
    ['by its links', page(Array.from({ length: 30 }, (_, i) => `<div class="item"><a href="/${i}">样本市关于第${i}个样本的通知</a><span>2020</span></div>`).join(''))],
  ])('refuses a list page, known %s', async (_, html) => {
    expect(outcomeOf(await readHtml(utf8(html)))).toBe('search-results');
  });
});

it('reads a web archive that Word saved', async () => {
  const html = page(`<h1>样本条例</h1>${BODY}`).replaceAll('=', '=3D');
  const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: file:///C:/x.htm\r\n\r\n${html}\r\n--b--\r\n`;
  expect(textsOf(await readMht(utf8(mht)))).toEqual(['样本条例', ...ARTICLES]);
});
