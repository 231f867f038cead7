import { prepareMaterial, type Material } from '../../../eval/train/material.ts';
import type { ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';

const SUBJECTS = 12;

/** Two characters that stand for one notion, in the words of the law or of people. */
function notion(kind: number, index: number): string {
  return String.fromCodePoint(0x5200 + kind * 64 + index * 2, 0x5201 + kind * 64 + index * 2);
}
const [THING, ACT, LAY_THING, LAY_ACT] = [0, 1, 2, 3];

const NUMBERS = Array.from({ length: SUBJECTS ** 2 }, (_, number) => number);
const split = (number: number): [thing: number, act: number] => [Math.floor(number / SUBJECTS), number % SUBJECTS];

/** 144 provisions, each about one thing and one act. */
export function inventedEntries(): ProvisionInContext[] {
  return NUMBERS.map((number) => {
    const [thing, act] = split(number);
    const title = `${notion(THING, thing)}法`;
    return {
      law: { id: thing + 1, key: title, title, level: '法律', region: '全国' },
      version: { id: thing + 1, lawId: thing + 1, title, level: '法律', region: '全国', validity: { fromBasis: 'text' } },
      provision: {
        id: number + 1, versionId: thing + 1, kind: 'article', label: `第${act + 1}条`, path: [`第一章 ${notion(THING, thing)}`],
        text: `${notion(THING, thing)}，${notion(ACT, act)}。应当依照${notion(ACT, act)}办理${notion(THING, thing)}。`,
      },
    };
  });
}

/** A question about each of them in words that no provision holds: only training can tell that they mean the same. */
export function inventedMaterial(): Material {
  return prepareMaterial(inventedEntries(), NUMBERS.map((number) => {
    const [thing, act] = split(number);
    return { question: `${notion(LAY_THING, thing)}，${notion(LAY_ACT, act)}`, answer: '', gold: [[number]] };
  }));
}
