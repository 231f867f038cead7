import { readdirSync, readFileSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { groupParts } from '../../ingest/group-parts.ts';
import { prepareDocument } from '../../ingest/prepare-document.ts';
import { readSource } from '../../knowledge/documents/read-source.ts';
import { provisionsOf } from '../../ingest/statute/document.ts';
import { parseDocuments } from '../../ingest/statute/parse-document.ts';
import { describeShared, shared } from '../support/shared.ts';

const GOLDENS = fileURLToPath(new URL('goldens/bench-documents.json', import.meta.url));
const FOLDER = shared('bench/documents');

/**
 * Facts that the program still reads wrongly or not at all, by the file: checked by eye against the document and kept
 * out of the goldens, so that no wrong value is frozen.
 */
const DOUBTFUL: Readonly<Record<string, readonly (keyof Facts)[]>> = {
  // Issued 1994-10-27, which stands run together with the text of the first paragraph.
  'txt/最高人民法院关于印发《关于审理铁路运输损害赔偿案件若干问题的解释》的通知(1994).txt': ['date'],
  // 国务院令第596 (without 号) inside the brackets below the title; issued by the State Council.
  'txt/个体工商户条例(2016).txt': ['documentNumber', 'issuer'],
  // Article 452 repeals what its first annex lists, without 《》.
  'docx/中华人民共和国刑法.docx': ['repeals'],
  'pdf/刑法_word.pdf': ['repeals'],
  'txt/中华人民共和国刑法(2015).txt': ['repeals', 'documentNumber'],
};

interface Facts {
  title: string;
  documentNumber?: string;
  issuer?: string;
  level: string;
  region: string;
  date?: string;
  statedFrom?: string;
  expires?: string;
  repeals: readonly string[];
  amends: readonly string[];
  provisions: Record<string, number>;
  labels: readonly [string, string];
  problems: readonly string[];
}

type Golden = { refused: string } | { documents: (Partial<Facts> | { refused: string })[] };

async function readFacts(file: string): Promise<Golden> {
  const path = join(FOLDER, file);
  const result = await readSource(path);
  if (!result.ok) return { refused: result.refusal.code };
  const groups = groupParts([{ path, parts: await parseDocuments(result.document.lines, { path }) }]);
  return { documents: groups.flatMap(({ documents }) => documents).map((parsed) => {
    const prepared = prepareDocument(parsed, path);
    if (!prepared.ok) return { refused: prepared.refusal.code };
    const { document, problems } = prepared;
    const provisions = provisionsOf(parsed);
    const facts: Facts = {
      title: document.title,
      ...(document.documentNumber !== undefined && { documentNumber: document.documentNumber }),
      ...(document.issuer !== undefined && { issuer: document.issuer }),
      level: document.level,
      region: document.region,
      ...(document.date !== undefined && { date: document.date }),
      ...(document.statedFrom !== undefined && { statedFrom: document.statedFrom }),
      ...(document.expires !== undefined && { expires: document.expires }),
      repeals: document.repeals,
      amends: document.amends,
      provisions: Object.fromEntries([...Map.groupBy(provisions, ({ kind }) => kind)].map(([kind, ones]) => [kind, ones.length])),
      labels: [provisions[0]!.label, provisions.at(-1)!.label],
      problems: [...result.document.problems, ...problems].map(({ kind, at }) => `${kind}@${at}`),
    };
    return Object.fromEntries(Object.entries(facts).filter(([name]) => !DOUBTFUL[file]?.includes(name as keyof Facts)));
  }) };
}

describeShared('documents in the formats that people have', () => {
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|txt|html|docx|doc|pdf)$/.test(name)).sort()
    : [];

  if (process.env['UPDATE']) {
    test('goldens are written', async () => {
      expect(process.env['CI'], 'goldens are never written in CI').toBeFalsy();
      const goldens: Record<string, Golden> = {};
      for (const file of files) goldens[file] = await readFacts(file);
      mkdirSync(dirname(GOLDENS), { recursive: true });
      writeFileSync(GOLDENS, `${JSON.stringify(goldens, null, 2)}\n`);
    });
    return;
  }

  const goldens = existsSync(GOLDENS) ? JSON.parse(readFileSync(GOLDENS, 'utf8')) as Record<string, Golden> : {};

  test('every document has its golden, and every golden its document', () => {
    expect(Object.keys(goldens).sort()).toEqual(files);
  });

  test.each(files)('%s', async (file) => {
    expect(goldens[file], 'no golden; UPDATE=1 writes it, look at it before you commit it').toBeDefined();
    expect(await readFacts(file)).toEqual(goldens[file]);
  });
});
