import { maskPersonalData } from '../../privacy/mask-personal-data.ts';
import { MASKS, type PersonalDataKind } from '../../privacy/personal-data.ts';
import type { Office, OfficeId } from '../../guidance/offices.ts';

const ADDRESS_ON_THE_NET = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|cn|net|org|gov)\b\S*/giu;
/** Three digits or more that count nothing: what people would dial. */
const NUMBER_TO_DIAL = /(?<![\d.年第〔（(])\d[\d-]{1,}\d(?!\d|\.\d|\s*(?:[万千百亿]?元|[年月日天岁条款项号期倍级人次份户亩%％]|个|小时|分钟|平方米|公里|周岁|工作日|[万亿千]))/gu;

/** Ways to reach somebody that have been masked in the question: where they stand in a draft, the model made them up. */
const MADE_UP: ReadonlySet<PersonalDataKind> = new Set<PersonalDataKind>(['account', 'address', 'bank-card', 'email']);

/** Numbers, addresses and accounts that lead to somebody, in a text, that neither an office has nor the resident wrote. */
export function findContacts(text: string, facts: string, offices: Readonly<Record<OfficeId, Office>>): string[] {
  const known = new Set(Object.values(offices).flatMap(({ phone }) => (phone === undefined ? [] : [phone.replaceAll('-', '')])));
  const plain = text.normalize('NFKC');
  const dialled = [...plain.matchAll(NUMBER_TO_DIAL)].map(([number]) => number)
    .filter((number) => !known.has(number.replaceAll('-', '')) && !facts.includes(number));
  const onTheNet = [...plain.matchAll(ADDRESS_ON_THE_NET)].map(([address]) => address).filter((address) => !facts.includes(address));
  return [...dialled, ...onTheNet, ...madeUp(text, offices)];
}

function madeUp(text: string, offices: Readonly<Record<OfficeId, Office>>): string[] {
  const unknown = Object.values(offices).reduce((rest, { address }) => (address === undefined ? rest : rest.replaceAll(address, '')), text);
  return maskPersonalData(unknown).kinds.filter((kind) => MADE_UP.has(kind)).map((kind) => MASKS[kind].slice(1, -1));
}
