import type { Logger } from "./logger.js";
import type { SessionStanding } from "./session-standing.js";
import type { Role, Viewer } from "./viewer.js";

/** What a resolver knows of its request. */
export interface GraphContext {
  /** As they stand now: one whose token says ADMIN has that role only while accounts says so too. */
  readonly viewer: Viewer;
  /** As the token has it; null for guests and nobody. */
  readonly tokenRole: Role | null;
  readonly now: () => Date;
  /** The subgraph that answers. */
  readonly service: string;
  /** The service that sent the request; `router` for clients. */
  readonly caller: string;
  readonly userAgent: string | undefined;
  /** The client's address as the router saw it. */
  readonly clientAddress: string | undefined;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** What accounts says of the viewer's session at this moment; asked once per request. */
  readonly sessionStanding: () => Promise<SessionStanding>;
  /** `set-cookie` values that the router hands to the client. */
  readonly setCookies: string[];
  /** The header Idempotency-Key: the caller's name for this attempt, where no argument gives one. */
  readonly idempotencyKey: string | undefined;
  /** What the answer's headers say besides. `dependsOnViewer`: for somebody else it would be another one, whatever the schema's hints say. */
  readonly reply: { idempotencyReplayed: boolean; dependsOnViewer?: boolean };
  readonly logger: Logger;
  /** What lives for one request: batch loaders, by the key that made them. Use `oncePerRequest`. */
  readonly perRequest: Map<object, unknown>;
}

/** The part of this request that `key` stands for; made on first use. */
export function oncePerRequest<T>(context: GraphContext, key: object, make: () => T): T {
  const known = context.perRequest.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  context.perRequest.set(key, made);
  return made;
}
