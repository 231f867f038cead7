import { hash } from 'node:crypto';
import { staffNumber } from './staff-number.ts';

/**
 * Crockford's base 32: of characters that look alike one is in it, so that whichever is typed is understood.
 * Eight of them are 40 bits.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Bytes that one code takes. */
export const CODE_BYTES = 5;

/** `7K2M-9XQ4`, from {@link CODE_BYTES} random bytes: every code is as likely as any other. */
export function makeCode(randomBytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of randomBytes.subarray(0, CODE_BYTES)) bits = bits << 8n | BigInt(byte);
  const letters = Array.from({ length: LENGTH }, (_, place) => ALPHABET[Number(bits >> BigInt(5 * (LENGTH - 1 - place)) & 31n)]!).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * What is stored in place of a code: SHA-256 (hex) of staff number and code. Separators, case, full-width letters and
 * look-alikes (O for 0; I, L for 1) make no difference; a code is of use with its own number only.
 */
export function hashCode(number: string, code: string): string {
  return hash('sha256', `${staffNumber(number)}\n${typedCode(code)}`);
}

/** A code as it was given, however it is typed. */
export const typedCode = (code: string): string => code.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** Codes for the slips and their hashes for the store, by staff number; who is exempt gets none. */
export interface IssuedCodes {
  readonly codes: Readonly<Record<string, string>>;
  readonly hashes: Readonly<Record<string, string>>;
}

/** @param random gives so many random bytes; from `node:crypto` at run time */
export function issueCodes(candidates: readonly { readonly number: string; readonly exempt?: string }[], random: (bytes: number) => Uint8Array): IssuedCodes {
  const issued = candidates.filter(({ exempt }) => exempt === undefined).map(({ number }) => ({ number, code: makeCode(random(CODE_BYTES)) }));
  return {
    codes: Object.fromEntries(issued.map(({ number, code }) => [number, code])),
    hashes: Object.fromEntries(issued.map(({ number, code }) => [number, hashCode(number, code)])),
  };
}
