const CONTEXT = /^\$\w+\$(?:\/|$)|^top(?:\/|$)/i;
const DEFAULT = /^(?:Default for |.*(?:的默认值|中的默认)$)/i;

/** The topic that a Moodle category names: its last part, where it is not the one that Moodle makes for every course. `//` is a slash. */
export function topicOf(category: string): string {
  let path = category.trim();
  while (CONTEXT.test(path)) path = path.replace(CONTEXT, '');
  const name = lastPart(path).replaceAll('//', '/').trim();
  return DEFAULT.test(name) ? '' : name;
}

export const categoryOf = (topic: string): string => `$course$/top/${topic.replaceAll('/', '//')}`;

function lastPart(path: string): string {
  let start = 0;
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] !== '/') continue;
    if (path[at + 1] === '/') at += 1;
    else start = at + 1;
  }
  return path.slice(start);
}
