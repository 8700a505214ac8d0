import type { GraphQLError } from "graphql";
import type { Logger } from "../logging/logger.js";
import type { SessionStatus } from "../identity/session-status.js";
import type { Role, Viewer } from "../identity/viewer.js";
import type { Locale } from "../values/locale.js";

/** The request information that resolvers receive. */
export interface GraphContext {
  /**
   * The viewer with current permissions: a token's ADMIN role counts only while accounts confirms it. Throws
   * `tokenRefusal` when the token is not valid, so that only fields that depend on the viewer fail.
   */
  readonly viewer: Viewer;
  /** The error of an expired or invalid token from another router; Souk's router refuses such a request itself. */
  readonly tokenRefusal?: GraphQLError | undefined;
  /** The role in the token; null for guests and for `nobody`. */
  readonly tokenRole: Role | null;
  readonly now: () => Date;
  /** The subgraph that runs the operation. */
  readonly service: string;
  /** The service that sent the request; `router` for clients. */
  readonly caller: string;
  readonly userAgent: string | undefined;
  /** The client's address as the router saw it. */
  readonly clientAddress: string | undefined;
  /** The client's language by `Accept-Language`; null if it names none of the shop. */
  readonly locale: Locale | null;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Returns the current status of the viewer's session, as accounts states it. Asks accounts once per request. */
  readonly sessionStatus: () => Promise<SessionStatus>;
  /** `set-cookie` values that the router hands to the client. */
  readonly setCookies: string[];
  /** The header Idempotency-Key: the caller's key for this attempt, used when no argument gives one. */
  readonly idempotencyKey: string | undefined;
  /**
   * Values for additional response headers. `dependsOnViewer`: the answer differs for other viewers, regardless of the
   * schema's cache hints. `signInFailed`: the router counts it.
   */
  readonly reply: { idempotencyReplayed: boolean; dependsOnViewer?: boolean; signInFailed?: boolean };
  readonly logger: Logger;
  /**
   * Objects that live for one request, such as batch loaders, by the key that identifies them. Use `oncePerRequest`.
   */
  readonly perRequest: Map<object, unknown>;
}

/**
 * The viewer of a context. A class, because Apollo Server copies the own properties of a context: the getter must not be
 * one of them.
 */
export class RefusableViewer implements Pick<GraphContext, "viewer" | "tokenRefusal"> {
  constructor(
    private readonly identified: Viewer,
    readonly tokenRefusal: GraphQLError | undefined,
  ) {}

  get viewer(): Viewer {
    if (this.tokenRefusal) throw this.tokenRefusal;
    return this.identified;
  }
}

/** Returns this request's object for `key`, created on first use. */
export function oncePerRequest<T>(context: GraphContext, key: object, make: () => T): T {
  const known = context.perRequest.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  context.perRequest.set(key, made);
  return made;
}

/** Returns this request's object for `key` and these arguments of a field, created on first use. */
export function oncePerArguments<T>(context: GraphContext, key: object, args: readonly unknown[], make: () => T): T {
  const made = oncePerRequest(context, key, () => new Map<string, T>());
  const text = JSON.stringify(args);
  const known = made.get(text) ?? make();
  made.set(text, known);
  return known;
}
