import { badRequest } from './refusal.ts';

export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** Of a call, as they came: values of JSON, text of forms, files. */
export type Params = Readonly<Record<string, unknown>>;

/** Reads a body as its content type says, and the query. @throws Refusal 400 for what is no body of a call */
export async function readParams(body: Buffer, contentType = '', query = new URLSearchParams()): Promise<Params> {
  const asked = Object.fromEntries(query);
  if (body.length === 0) return asked;
  try {
    if (contentType.startsWith('application/json')) return { ...asked, ...(JSON.parse(body.toString()) as Params) };
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const entries = [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await uploadOf(value)] as const);
    return { ...asked, ...Object.fromEntries(await Promise.all(entries)) };
  } catch {
    throw badRequest('can\'t parse request body');
  }
}

async function uploadOf(file: File): Promise<Upload> {
  return { name: file.name, content: Buffer.from(await file.arrayBuffer()) };
}

export function stringOf(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** 0 where there is none, as Telegram takes it. */
export function integerOf(params: Params, name: string): number {
  const value = Number(stringOf(params, name));
  return Number.isInteger(value) ? value : 0;
}

export function flagOf(params: Params, name: string): boolean {
  return ['true', 'yes', '1'].includes(stringOf(params, name).toLowerCase());
}

/** What is an object or a list, written as JSON where the call came as a form. @throws Refusal 400 when it is no JSON */
export function objectOf<T extends object>(params: Params, name: string): T | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object') return value as T;
  try {
    return JSON.parse(String(value)) as T;
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}

export function uploadIn(params: Params, name: string): Upload | undefined {
  const value = params[name] as Partial<Upload> | undefined;
  return value !== null && typeof value === 'object' && Buffer.isBuffer(value.content) ? (value as Upload) : undefined;
}
