import { hash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/u;

/** What a browser is known by; kept in its cookie and nowhere else. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const isSecret = (text: string): boolean => SECRET.test(text);

/** What is kept of a secret: nobody can tell it from this. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64url');
