import { GraphQLError, type GraphQLSchema } from "graphql";
import { parseCookie } from "./cookie-header.js";
import { InvalidTokenError } from "./access-token.js";
import type { GraphContext } from "./graph-context.js";
import { graphError } from "./graph-error.js";
import { headerNames, headerText, type GraphAnswer, type GraphRequest, type RequestHeaders } from "./graph-request.js";
import { GraphExecutor, ServiceCallRefusedError } from "./graph-executor.js";
import { internalMessage, maskedError, requestError, unavailableMessage } from "./masked-error.js";
import { readCorrelationId, runInRequest } from "./request-context.js";
import { mayServiceReach } from "./service-calls.js";
import { InvalidServiceTokenError } from "./service-token.js";
import { ServiceUnavailableError } from "./service-unavailable.js";
import { sessionStandings, type SessionStanding } from "./session-standing.js";
import type { Surroundings } from "./subgraph.js";
import { nobody, type Viewer } from "./viewer.js";

export interface SubgraphServerDefinition {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly surroundings: Pick<Surroundings, "logger" | "clock" | "accessTokens" | "serviceTokens" | "peer">;
}

/**
 * Answers GraphQL for one subgraph. It proves for itself who calls and who asks, the same in one process as over HTTP:
 * without a service's valid token it answers nothing, whatever the user's, and a service only what it may ask.
 */
export class SubgraphServer implements Disposable {
  private readonly executor: GraphExecutor;
  private readonly standingOf: (sessionId: string) => Promise<SessionStanding>;
  private isStopped = false;

  constructor(private readonly definition: SubgraphServerDefinition) {
    this.executor = new GraphExecutor(definition.schema);
    this.standingOf = sessionStandings(definition.name, definition.surroundings);
  }

  async execute(request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    const correlationId = readCorrelationId(headers[headerNames.correlationId]);
    const authorization = headerText(headers, "authorization");
    return runInRequest({ correlationId, authorization }, async () => {
      try {
        return await this.answer(request, await this.contextOf(headers, authorization));
      } catch (error) {
        return this.refusal(error);
      }
    });
  }

  /** What still asks, as jobs of a process that ends do, is told that nobody is there. */
  [Symbol.dispose](): void {
    this.isStopped = true;
  }

  private async contextOf(headers: RequestHeaders, authorization: string | undefined): Promise<GraphContext> {
    const { name, surroundings } = this.definition;
    const serviceToken = headerText(headers, headerNames.serviceToken);
    if (serviceToken === undefined) throw new InvalidServiceTokenError();
    const claimedCaller = headerText(headers, headerNames.serviceName);
    const caller = await surroundings.serviceTokens.callerOf(serviceToken, name, claimedCaller);
    if (caller !== "router" && !mayServiceReach(caller, name)) throw new ServiceCallRefusedError("anything here");
    const bearer = await surroundings.accessTokens.viewerOf(authorization);
    let standing: Promise<SessionStanding> | undefined;
    const sessionStanding = (): Promise<SessionStanding> =>
      (standing ??= bearer.kind === "nobody" ? Promise.resolve("ENDED") : this.standingOf(bearer.sessionId));
    // a service that asks on an admin's behalf was let in by one who was asked about
    const viewer = caller === "router" ? await asTheyAreNow(bearer, sessionStanding) : bearer;
    return {
      viewer,
      tokenRole: bearer.kind === "user" ? bearer.role : null,
      now: () => surroundings.clock.now(),
      service: name,
      caller,
      sessionStanding,
      userAgent: headerText(headers, "user-agent"),
      clientAddress: headerText(headers, headerNames.clientAddress),
      cookies: parseCookie(headerText(headers, "cookie")),
      setCookies: [],
      idempotencyKey: headerText(headers, headerNames.idempotencyKey),
      reply: { idempotencyReplayed: false },
      logger: surroundings.logger,
      perRequest: new Map(),
    };
  }

  private async answer(request: GraphRequest, context: GraphContext): Promise<GraphAnswer> {
    if (this.isStopped) throw new ServiceUnavailableError(this.definition.name);
    const { data, errors } = await this.executor.execute(request, context);
    const { logger } = this.definition.surroundings;
    const leave = data === undefined ? requestError : (error: GraphQLError) => maskedError(error, logger, request);
    return {
      status: 200,
      body: {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map(leave) } : {}),
      },
      setCookies: context.setCookies,
      idempotencyReplayed: context.reply.idempotencyReplayed,
    };
  }

  private refusal(error: unknown): GraphAnswer {
    const refused = refusalOf(error);
    if (!refused) this.definition.surroundings.logger.error({ err: error }, "a request failed");
    const { message, extensions } = refused ?? graphError("INTERNAL_SERVER_ERROR", internalMessage());
    return { status: Number(extensions.status), body: { errors: [{ message, extensions }] }, setCookies: [] };
  }
}

/**
 * An admin sees what is others' wherever a rule asks who looks, so an admin's token alone is not enough for that: whose session
 * has ended is nobody, and who has another role by now has that one. Nothing is asked about the tokens of others.
 */
async function asTheyAreNow(viewer: Viewer, sessionStanding: () => Promise<SessionStanding>): Promise<Viewer> {
  if (viewer.kind !== "user" || viewer.role !== "ADMIN") return viewer;
  const standing = await sessionStanding();
  if (standing === "ENDED") return nobody;
  return standing === "UNKNOWN" ? viewer : { ...viewer, role: standing };
}

function refusalOf(error: unknown): GraphQLError | undefined {
  if (error instanceof InvalidTokenError) return graphError("UNAUTHENTICATED", error.message, { reason: error.reason });
  if (error instanceof InvalidServiceTokenError) return graphError("UNAUTHENTICATED", error.message);
  // what the entrance refuses by its own name
  if (error instanceof GraphQLError) return error;
  if (error instanceof ServiceCallRefusedError) return graphError("FORBIDDEN", error.message);
  if (error instanceof ServiceUnavailableError)
    return graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(error.service), { service: error.service });
  return undefined;
}
