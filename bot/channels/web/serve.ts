import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConfigError } from '../../config.ts';
import type { WebApp } from './create-app.ts';

export interface Served {
  /** http://127.0.0.1:8080 */
  readonly address: string;
  /** Ends event streams, lets answers that are on their way go out, and closes. */
  close(): Promise<void>;
}

/** How long what is on its way may take to go out. */
const GRACE_MS = 5000;

/**
 * Serves the app.
 * @param port 0: any that is free
 * @throws ConfigError where host and port cannot be listened on
 */
export async function serveWeb({ app, port, host }: { readonly app: WebApp; readonly port: number; readonly host: string }): Promise<Served> {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(whyNot(error, port, host)));
    server.listen(port, host, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    async close() {
      app.close();
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(late);
    },
  };
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(`环境变量 PORT 不对：端口 ${port} 已经被别的程序占用。请关掉那个程序，或者换一个端口，如 PORT=${port + 1}。`, { cause: error });
    case 'EACCES':
      return new ConfigError(`环境变量 PORT 不对：没有权限使用端口 ${port}。请换一个 1024 以上的端口，如 PORT=8080。`, { cause: error });
    case 'EADDRNOTAVAIL': case 'ENOTFOUND':
      return new ConfigError(`环境变量 HOST 不对：这台机器没有地址 ${host}。请改成 0.0.0.0（所有地址）或者 127.0.0.1（只供本机）。`, { cause: error });
    default:
      return error;
  }
}
