import { scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

/** Without those that people take for another: I and 1, O and 0. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LETTERS = 12;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** 32 MB a time; codes are random, so nobody guesses them from lists. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

export type RandomBytes = (count: number) => Uint8Array;

/** `K7QF-M2XP-9TRD`: 60 bits that can be read out on the phone. */
export function newStaffCode(random: RandomBytes): string {
  const letters = [...random(CODE_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]!).join('');
  return letters.match(/.{4}/gu)!.join('-');
}

/** `salt:key`, hex, of a code however it is written. */
export async function hashStaffCode(code: string, random: RandomBytes): Promise<string> {
  const salt = random(SALT_BYTES);
  return `${Buffer.from(salt).toString('hex')}:${(await keyOf(code, salt)).toString('hex')}`;
}

/** Takes as long for any code, and as long where there is no hash to compare with. */
export async function isStaffCode(code: string, codeHash = NOBODYS): Promise<boolean> {
  const [salt = '', key = ''] = codeHash.split(':');
  return timingSafeEqual(await keyOf(code, Buffer.from(salt, 'hex')), Buffer.from(key, 'hex')) && codeHash !== NOBODYS;
}

const NOBODYS = `${'0'.repeat(2 * SALT_BYTES)}:${'0'.repeat(2 * KEY_BYTES)}`;

const keyOf = (code: string, salt: Uint8Array): Promise<Buffer> => derive(asWritten(code), salt, KEY_BYTES, COST);

/** What people type: small letters, full width, without the dashes or with blanks. */
const asWritten = (code: string): string => code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/gu, '');
