import { QdrantError } from './errors.ts';

/** Version of the client in package.json; a test keeps them the same. */
export const CLIENT_VERSION = { major: 1, minor: 19 };
/** The oldest server with everything that the adapter asks for: queries with prefetch, idf, strict mode. */
const OLDEST = { major: 1, minor: 13 };

/**
 * @param ask gives what the server says at its root
 * @returns a remark when server and client are further apart than the one minor version that Qdrant vouches for
 * @throws QdrantError `server-version`
 */
export async function checkServer(ask: () => Promise<{ readonly version: string }>): Promise<string | undefined> {
  const { version } = await ask();
  const [, major, minor] = (/^v?(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  if (major === undefined || minor === undefined) {
    throw new QdrantError('server-version', `QDRANT_URL 的回答里没有 Qdrant 的版本号：${version}`);
  }
  const client = `${CLIENT_VERSION.major}.${CLIENT_VERSION.minor}`;
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    throw new QdrantError('server-version', `Qdrant 服务器版本是 ${version}，至少需要 ${OLDEST.major}.${OLDEST.minor}，请升级服务器`);
  }
  if (major !== CLIENT_VERSION.major) {
    throw new QdrantError('server-version', `Qdrant 服务器版本是 ${version}，与客户端 ${client} 不兼容，请升级本程序或改用 ${CLIENT_VERSION.major}.x 的服务器`);
  }
  if (Math.abs(minor - CLIENT_VERSION.minor) <= 1) return undefined;
  return `Qdrant 服务器版本 ${version} 与客户端 ${client} 相差不止一个小版本，Qdrant 只保证相邻版本互相兼容`;
}
