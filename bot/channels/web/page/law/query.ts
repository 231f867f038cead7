import type { LocationQueryValue } from 'vue-router';

/** One value of an address's query; undefined where it is not there or empty. */
export function textOf(value: LocationQueryValue | LocationQueryValue[] | undefined): string | undefined {
  const [first] = Array.isArray(value) ? value : [value];
  return first || undefined;
}

/** ?a=1&b=2 of what is there; empty for nothing. */
export function queryString(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** The same text of the law, one step below in the address: /law/刑法?on=… → /law/刑法/text?on=… */
export function below(href: string, step: string, more: Readonly<Record<string, string | undefined>> = {}): string {
  const [path, query = ''] = href.split('?');
  return `${path}/${encodeURIComponent(step)}${queryString({ ...Object.fromEntries(new URLSearchParams(query)), ...more })}`;
}
