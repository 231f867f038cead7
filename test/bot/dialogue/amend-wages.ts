import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runIngest, write } from '../../ingest/run-ingest.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { WAGES } from '../consult/draft/drafts.ts';
import { HOME } from '../sample.ts';

const FOLDER = new URL('../../../knowledge/sample/', import.meta.url);

/** Takes a newer version of the invented law on wages into a data folder, in force since 2025-06-01, with some words changed. */
export async function amendWages(data: string, words: string, newWords: string): Promise<void> {
  const name = readdirSync(FOLDER).find((file) => file.startsWith('恒口示范区劳动报酬'))!;
  const text = readFileSync(new URL(encodeURIComponent(name), FOLDER), 'utf8');
  expect(text).toContain(words);
  const amended = text.replaceAll('2024年3月1日', '2025年5月1日').replaceAll('2024年5月1日', '2025年6月1日').replace(words, newWords);
  const file = write(temporaryFolder(), `${WAGES}(2025-05-01).md`, amended);
  expect(await runIngest(file, '--region', HOME, '--data', data, '--quiet')).toMatchObject({ code: 0 });
}
