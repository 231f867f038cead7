import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import { describeShared, shared } from '../../support/shared.ts';

describeShared('real text of ../shared', () => {
  const headings = (folder: string) => readdirSync(shared(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(shared(`${folder}/${name}`), 'utf8'));
  const laws = headings('laws/national');
  const knownTitles = createTitleMatcher(laws.flatMap((text) => /^# +(.+)$/m.exec(text)?.[1] ?? []));
  const answers = readFileSync(shared('bench/stard/questions.jsonl'), 'utf8').trim().split('\n')
    .map((line) => (JSON.parse(line) as { answer: string | null }).answer ?? '');

  it('finds the numbered articles that lawyers cite in their answers, with the law', () => {
    let written = 0;
    let found = 0;
    let withLaw = 0;
    for (const text of answers) {
      const citations = parseCitations(text, { knownTitles });
      for (const { index, 0: label } of text.matchAll(/第\s*[一二三四五六七八九十百千零\d]+\s*条(?![例件约款])/g)) {
        const citation = citations.find(({ start, end }) => start < index + label.length && end > index);
        written += 1;
        if (citation?.article) found += 1;
        if (citation?.law) withLaw += 1;
      }
    }
    expect(written).toBeGreaterThan(500);
    expect(found / written).toBeGreaterThan(0.985);
    expect(withLaw / written).toBeGreaterThan(0.97);
  });

  it('holds its offsets on whole statutes', () => {
    let found = 0;
    for (const text of laws.filter((_, i) => i % 8 === 0)) {
      for (const citation of parseCitations(text, { knownTitles, setting: 'statute' })) {
        found += 1;
        if (text.slice(citation.start, citation.end) !== citation.text) throw new Error(`offsets of ${citation.text}`);
      }
    }
    expect(found).toBeGreaterThan(1000);
  });
});
