import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Pass } from '../../exam/sitting/hall.ts';
import type { StaffMember } from '../../exam/staff/staff.ts';
import type { ResidentId } from '../../resident.ts';

/** What routes know of a request; requests that no server of Node carries (in tests) have no bindings. */
export interface WebEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    /** Undefined where the browser has no session yet. */
    readonly resident: ResidentId | undefined;
    /** Of an examinee; on routes that need one. */
    readonly pass?: Pass;
    /** Of the staff of exams; on routes that need one. */
    readonly member?: StaffMember;
  };
}

export type WebContext = Context<WebEnv>;
export type WebMiddleware = MiddlewareHandler<WebEnv>;
