import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { regionOf } from '../../knowledge/region.ts';

const SAMPLE = new URL('../../knowledge/sample/', import.meta.url);
const files = readdirSync(SAMPLE).filter((file) => file.endsWith('.md'));

describe.each(files)('%s', (file) => {
  const text = readFileSync(new URL(encodeURIComponent(file), SAMPLE), 'utf8');
  const [head = '', body = ''] = text.split('<!-- INFO END -->');

  it('says in title, head and text that it is an invented sample', () => {
    expect(file).toMatch(/（示例文本）\(\d{4}-\d{2}-\d{2}\)\.md$/u);
    expect(head).toMatch(/^# .*（示例文本）$/mu);
    expect(head).toContain('虚构的示例文本');
    expect(head).toContain('没有任何法律效力');
    expect(body).toContain('示例');
  });

  it('has 15 to 30 articles, numbered without a gap', () => {
    const labels = [...body.matchAll(/^第([一二三四五六七八九十]+)条 /gmu)].map((match) => parseNumeral(match[1]!));
    expect(labels).toEqual(labels.map((_, i) => i + 1));
    expect(labels.length).toBeGreaterThanOrEqual(15);
    expect(labels.length).toBeLessThanOrEqual(30);
  });

  it('applies in the demonstration zone', () => {
    expect(regionOf(text)).toBe('陕西省/安康市/恒口示范区');
  });
});

describe('the sample', () => {
  it('has one document in two versions, the newer repealing the older', () => {
    const versions = files.filter((file) => file.startsWith('恒口示范区邻里安静与养犬规定')).sort();
    expect(versions).toHaveLength(2);
    expect(readFileSync(new URL(encodeURIComponent(versions[1]!), SAMPLE), 'utf8')).toContain('同时废止');
  });
});
