import { GraphQLError, type GraphQLSchema } from "graphql";
import { uncachedSeconds } from "../cache/hints/cache-control-header.js";
import { parseCookie } from "../http/cookie-header.js";
import { isDatabaseUnavailable } from "../database/database-error.js";
import { InvalidTokenError } from "../identity/access-token.js";
import { BearerTokens } from "../identity/bearer-tokens.js";
import type { GraphContext } from "./graph-context.js";
import { graphError } from "../errors/graph-error.js";
import {
  headerNames,
  headerText,
  type GraphAnswer,
  type GraphAnswerBody,
  type GraphRequest,
  type RequestHeaders,
} from "./graph-request.js";
import type { OperationAnswer } from "../execution/compiled-operation.js";
import { GraphExecutor, ServiceCallRefusedError } from "./graph-executor.js";
import {
  databaseUnavailableMessage,
  internalMessage,
  maskedError,
  requestError,
  unavailableMessage,
} from "../errors/masked-error.js";
import { readCorrelationId, runInRequest } from "../logging/request-context.js";
import { mayServiceReach } from "./service-calls.js";
import { InvalidServiceTokenError } from "../identity/service-token.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { sessionStatusLookup, type SessionStatus } from "../identity/session-status.js";
import type { ServiceContext } from "./subgraph.js";
import { onAbort } from "../http/on-abort.js";
import { nobody, type Viewer } from "../identity/viewer.js";
import { localeFrom } from "../values/locale.js";

export interface SubgraphServerDefinition {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly serviceContext: Pick<ServiceContext, "logger" | "clock" | "accessTokens" | "serviceTokens" | "peer">;
  /**
   * The maximum cache lifetime of public answers, in seconds. Default: `uncachedSeconds`, for subgraphs that do not
   * announce changes.
   */
  readonly longestPublicSeconds?: number | undefined;
}

/**
 * Answers GraphQL for one subgraph. It verifies the caller and the viewer itself, in one process as over HTTP. Without
 * a valid service token it answers nothing, even with a valid user token, and a service may request only its allowed
 * fields.
 */
export class SubgraphServer implements Disposable {
  private readonly executor: GraphExecutor;
  private readonly sessionStatusOf: (sessionId: string) => Promise<SessionStatus>;
  private readonly bearerTokens: BearerTokens;
  private readonly stopping = new AbortController();

  constructor(private readonly definition: SubgraphServerDefinition) {
    const { accessTokens, serviceTokens } = definition.serviceContext;
    this.bearerTokens = new BearerTokens(accessTokens, serviceTokens);
    this.executor = new GraphExecutor(definition.schema);
    this.sessionStatusOf = sessionStatusLookup(definition.name, definition.serviceContext);
  }

  async execute(request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return inRequestOf(headers, async () => {
      try {
        return await this.answer(request, await this.contextOf(headers, await this.callerOf(headers)));
      } catch (error) {
        return this.refusal(error);
      }
    });
  }

  /**
   * Yields the answers to a subscription, one per event, until it ends, its data is gone, or `signal` is aborted
   * because the client has left. The viewer is verified again at each event, so an expired token ends it.
   */
  async *subscribe(
    request: GraphRequest,
    headers: RequestHeaders,
    signal: AbortSignal,
  ): AsyncGenerator<GraphAnswerBody, void> {
    const leave = (executed: OperationAnswer): GraphAnswerBody => this.bodyOf(request, executed);
    try {
      const caller = await this.callerOf(headers);
      const context = (): Promise<GraphContext> => this.contextOf(headers, caller);
      const opened = await inRequestOf(headers, async () => this.executor.subscribe(request, await context()));
      if (!("events" in opened)) return void (yield leave(opened));
      using _ended = onAbort([signal, this.stopping.signal], () => void opened.events.return?.());
      for await (const event of opened.events) {
        const executed = await inRequestOf(headers, async () => opened.execute(event, await context()));
        yield leave(executed);
        // data that was removed, or that the viewer may no longer see, has no further events
        if (!Object.values(executed.data ?? {}).some((value) => value !== null)) return;
      }
      if (!signal.aborted) this.refuseWhenStopped();
    } catch (error) {
      yield this.refusal(error).body;
    }
  }

  /** Later requests, such as those from jobs of an ending process, get the error that the subgraph is unavailable. */
  [Symbol.dispose](): void {
    this.stopping.abort();
  }

  private refuseWhenStopped(): void {
    if (this.stopping.signal.aborted) throw new ServiceUnavailableError(this.definition.name);
  }

  private async callerOf(headers: RequestHeaders): Promise<string> {
    const { name, serviceContext } = this.definition;
    const caller = await serviceContext.serviceTokens.callerIn(headers, name);
    if (caller === null) throw new InvalidServiceTokenError();
    if (caller !== "router" && !mayServiceReach(caller, name)) throw new ServiceCallRefusedError("anything here");
    return caller;
  }

  private async contextOf(headers: RequestHeaders, caller: string): Promise<GraphContext> {
    const { name, serviceContext } = this.definition;
    const authorization = headerText(headers, "authorization");
    let tokenRefusal: GraphQLError | undefined;
    const bearer = await this.bearerTokens.viewerOf(authorization).catch((error: unknown) => {
      // Souk's router has checked the token; the client of another router loses only the fields that depend on the viewer
      const isOtherRouter = headerText(headers, headerNames.serviceToken) === undefined;
      if (!isOtherRouter || !(error instanceof InvalidTokenError)) throw error;
      tokenRefusal = refusalOf(error);
      return nobody;
    });
    let status: Promise<SessionStatus> | undefined;
    const sessionStatus = (): Promise<SessionStatus> => (status ??= this.statusOf(bearer));
    // when a service calls on an admin's behalf, the first subgraph has already checked the admin's session
    const viewer = caller === "router" ? await asTheyAreNow(bearer, sessionStatus) : bearer;
    return {
      get viewer() {
        if (tokenRefusal) throw tokenRefusal;
        return viewer;
      },
      tokenRefusal,
      tokenRole: bearer.kind === "user" ? bearer.role : null,
      now: () => serviceContext.clock.now(),
      service: name,
      caller,
      sessionStatus,
      userAgent: headerText(headers, "user-agent"),
      clientAddress: headerText(headers, headerNames.clientAddress),
      locale: localeFrom(headerText(headers, "accept-language")),
      cookies: parseCookie(headerText(headers, "cookie")),
      setCookies: [],
      idempotencyKey: headerText(headers, headerNames.idempotencyKey),
      reply: { idempotencyReplayed: false },
      logger: serviceContext.logger,
      perRequest: new Map(),
    };
  }

  private async statusOf(viewer: Viewer): Promise<SessionStatus> {
    if (viewer.kind === "nobody") return "ENDED";
    // a service has no session: its token lasts a minute
    if (viewer.kind === "user" && viewer.service !== undefined) return viewer.role;
    return this.sessionStatusOf(viewer.sessionId);
  }

  private async answer(request: GraphRequest, context: GraphContext): Promise<GraphAnswer> {
    this.refuseWhenStopped();
    const executed = await this.executor.execute(request, context);
    return {
      status: 200,
      body: this.bodyOf(request, executed),
      setCookies: context.setCookies,
      idempotencyReplayed: context.reply.idempotencyReplayed,
      publicSeconds: executed.errors || !executed.data ? 0 : this.publicSecondsOf(request, context),
    };
  }

  private publicSecondsOf(request: GraphRequest, context: GraphContext): number {
    const { reply, setCookies, tokenRefusal } = context;
    if (tokenRefusal || reply.dependsOnViewer || seesMore(context.viewer) || setCookies.length > 0) return 0;
    return Math.min(this.executor.publicSecondsOf(request), this.definition.longestPublicSeconds ?? uncachedSeconds);
  }

  private bodyOf(request: GraphRequest, { data, errors }: OperationAnswer): GraphAnswerBody {
    const { logger } = this.definition.serviceContext;
    const leave = data === undefined ? requestError : (error: GraphQLError) => maskedError(error, logger, request);
    return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(leave) } : {}) };
  }

  private refusal(error: unknown): GraphAnswer {
    const refused = refusalOf(error);
    if (!refused || isDatabaseUnavailable(error))
      this.definition.serviceContext.logger.error({ err: error }, "a request failed");
    const { message, extensions } = refused ?? graphError("INTERNAL_SERVER_ERROR", internalMessage());
    return { status: Number(extensions.status), body: { errors: [{ message, extensions }] }, setCookies: [] };
  }
}

/** Admins and instructors see rows in lists that others do not see. */
function seesMore(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role !== "CUSTOMER";
}

function inRequestOf<T>(headers: RequestHeaders, run: () => Promise<T>): Promise<T> {
  const correlationId = readCorrelationId(headers[headerNames.correlationId]);
  return runInRequest({ correlationId, authorization: headerText(headers, "authorization") }, run);
}

/**
 * Returns the viewer with the current role. Admins see other users' data, so an admin's token alone is not enough: a
 * viewer whose session has ended becomes `nobody`, and a viewer whose role has changed gets the new role. The tokens of
 * other viewers are not checked.
 */
async function asTheyAreNow(viewer: Viewer, sessionStatus: () => Promise<SessionStatus>): Promise<Viewer> {
  if (viewer.kind !== "user" || viewer.role !== "ADMIN") return viewer;
  const status = await sessionStatus();
  if (status === "ENDED") return nobody;
  return status === "UNKNOWN" ? viewer : { ...viewer, role: status };
}

function refusalOf(error: unknown): GraphQLError | undefined {
  if (error instanceof InvalidTokenError) return graphError("UNAUTHENTICATED", error.message, { reason: error.reason });
  if (error instanceof InvalidServiceTokenError) return graphError("UNAUTHENTICATED", error.message);
  // errors of the request checks that already have a code
  if (error instanceof GraphQLError) return error;
  if (error instanceof ServiceCallRefusedError) return graphError("FORBIDDEN", error.message);
  if (error instanceof ServiceUnavailableError)
    return graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(error.service), { service: error.service });
  if (isDatabaseUnavailable(error)) return graphError("SUBGRAPH_UNAVAILABLE", databaseUnavailableMessage);
  return undefined;
}
