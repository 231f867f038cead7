import { describe, expect, test } from 'vitest';
import { recogniseLine } from '../../../ingest/statute/recognise-line.ts';

const kindOf = (text: string): string => {
  const found = recogniseLine({ text, at: 1 });
  switch (found.kind) {
    case 'article': return `article ${found.label}${found.spaced ? '' : ' unspaced'}`;
    case 'heading': return `heading ${found.rank}`;
    case 'numbered': return `${found.scheme} ${found.label}`;
    case 'annex': return `annex ${found.label}`;
    default: return found.kind;
  }
};

describe('recogniseLine', () => {
  test.each([
    ['第一条 为了示范，制定本办法。', 'article 第一条'],
    ['第一百三十三条之一 示范条文。', 'article 第一百三十三条之一'],
    ['第133条之1 示范条文。', 'article 第一百三十三条之一'],
    ['第 39 条 示范条文。', 'article 第三十九条'],
    ['第１２条　示范条文。', 'article 第十二条'],
    ['第一千二百六十条 示范条文。', 'article 第一千二百六十条'],
    ['第九千九百九十九条之九十九 示范条文。', 'article 第九千九百九十九条之九十九'],
    ['第三十－条 示范条文。', 'article 第三十一条'],
    ['第五条【定义】示范条文。', 'article 第五条'],
    ['第五条', 'article 第五条'],
    ['第二条本办法适用于示范。', 'article 第二条 unspaced'],
    ['第三条规定的情形，不适用本办法。', 'text'],
    ['第三条、第五条所列行为。', 'text'],
    ['第四条第二款的规定，适用于示范。', 'text'],
    ['第十条之规定不适用。', 'text'],
    ['“第三条 引文中的条文。', 'text'],
    ['第一编 总则', 'heading 1'],
    ['第二分编 典型合同', 'heading 2'],
    ['第三章 附则', 'heading 3'],
    ['第 三 章 附 则', 'heading 3'],
    ['第一节 一般规定', 'heading 4'],
    ['第二章规定的程序，参照执行。', 'text'],
    ['附 则', 'heading 3'],
    ['总则', 'heading 3'],
    ['目 录', 'contents'],
    ['附件1', 'annex 附件1'],
    ['附件一：示范表格', 'annex 附件一'],
    ['附则所称的日期', 'text'],
    ['一、总体要求', 'han 一'],
    ['十二、示范', 'han 十二'],
    ['（三）示范', 'han-bracket （三）'],
    ['(3)示范', 'arabic-bracket （3）'],
    ['1.示范', 'arabic 1'],
    ['2、示范', 'arabic 2'],
    ['5.1.1 示范等级', 'dotted 5.1.1'],
    ['1.5倍以上的', 'text'],
    ['2020年1月1日起施行', 'text'],
  ])('%s → %s', (text, expected) => {
    expect(kindOf(text)).toBe(expected);
  });

  test('a row of a table is never a heading or an article', () => {
    expect(recogniseLine({ text: '第一条 | 罪名', at: 1, table: true }).kind).toBe('text');
  });
});
