import { scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { typedCode } from '../roster/one-time-code.ts';

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** 32 MB a time. Codes are random, 40 bits: nobody finds them in lists, and to try them all takes thousands of years of one core. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

export type RandomBytes = (count: number) => Uint8Array;

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

const keyOf = (code: string, salt: Uint8Array): Promise<Buffer> => derive(typedCode(code), salt, KEY_BYTES, COST);
