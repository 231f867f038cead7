import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../ingest/find-files.ts';
import { write } from './run-ingest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('files of readable kinds, folder by folder, hidden ones left out', () => {
  const folder = temporaryFolder();
  for (const name of ['b.md', 'a.PDF', 'c/d.docx', 'c/e.xlsx', '.hidden.md', '.git/x.md', 'node_modules/y.md', 'z.htm', 'picture.png']) write(folder, name, 'x');
  const found = findFiles([folder]);
  expect(found.files.map((path) => path.slice(folder.length + 1))).toEqual(['a.PDF', 'b.md', 'c/d.docx', 'z.htm']);
  expect(found).toMatchObject({ ignored: 2, missing: [] });
});

test('a file that is named is taken whatever it is called, and once however often it is named', () => {
  const folder = temporaryFolder();
  const path = write(folder, 'law.xyz', 'x');
  write(folder, 'b.md', 'x');
  expect(findFiles([path, folder, join(folder, 'b.md'), path]).files).toEqual([path, join(folder, 'b.md')]);
});

test('what is not there is told', () => {
  const folder = temporaryFolder();
  expect(findFiles([join(folder, 'no')])).toEqual({ files: [], ignored: 0, missing: [join(folder, 'no')] });
});

test('a link to a file is followed; a circle of links does not hang', () => {
  const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
  symlinkSync(write(elsewhere, 'law.md', 'x'), join(folder, 'link.md'));
  symlinkSync(folder, join(folder, 'circle'));
  expect(findFiles([folder]).files).toEqual([join(folder, 'link.md')]);
});
