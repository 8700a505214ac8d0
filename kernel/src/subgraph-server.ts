import { ApolloServer } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { parseCookie } from "./cookie-header.js";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import { InvalidTokenError } from "./access-token.js";
import { isConnectionError, isRefusedValue } from "./database-error.js";
import type { GraphContext } from "./graph-context.js";
import { graphError } from "./graph-error.js";
import { headerNames, headerText, type GraphAnswer, type GraphRequest, type RequestHeaders } from "./graph-request.js";
import type { Logger } from "./logger.js";
import { messageWithoutValues } from "./message-without-values.js";
import { PageArgumentError } from "./page.js";
import { currentRequest, readCorrelationId, runInRequest } from "./request-context.js";
import { InvalidServiceTokenError } from "./service-token.js";
import { ServiceUnavailableError } from "./service-unavailable.js";
import { sessionStandings, type SessionStanding } from "./session-standing.js";
import type { Surroundings } from "./subgraph.js";

export interface SubgraphServerDefinition {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly surroundings: Pick<Surroundings, "logger" | "accessTokens" | "serviceTokens" | "peer">;
}

/**
 * Answers GraphQL for one subgraph. It proves for itself who calls and who asks, the same in one process as over HTTP:
 * without a service's valid token it answers nothing, whatever the user's.
 */
export class SubgraphServer implements AsyncDisposable {
  private readonly standingOf: (sessionId: string) => Promise<SessionStanding>;
  private isStopped = false;

  private constructor(
    private readonly definition: SubgraphServerDefinition,
    private readonly apollo: ApolloServer<GraphContext>,
  ) {
    this.standingOf = sessionStandings(definition.name, definition.surroundings);
  }

  static async start(definition: SubgraphServerDefinition): Promise<SubgraphServer> {
    const apollo = new ApolloServer<GraphContext>({
      schema: definition.schema,
      introspection: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      csrfPrevention: false,
      formatError: (formatted, error) => maskedError(formatted, error, definition.surroundings.logger),
      logger: { debug() {}, info() {}, warn() {}, error: (message) => definition.surroundings.logger.error(message) },
    });
    await apollo.start();
    return new SubgraphServer(definition, apollo);
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
  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopped = true;
    await this.apollo.stop();
  }

  private async contextOf(headers: RequestHeaders, authorization: string | undefined): Promise<GraphContext> {
    const { name, surroundings } = this.definition;
    const serviceToken = headerText(headers, headerNames.serviceToken);
    if (serviceToken === undefined) throw new InvalidServiceTokenError();
    const claimedCaller = headerText(headers, headerNames.serviceName);
    const caller = await surroundings.serviceTokens.callerOf(serviceToken, name, claimedCaller);
    const viewer = await surroundings.accessTokens.viewerOf(authorization);
    let standing: Promise<SessionStanding> | undefined;
    return {
      viewer,
      caller,
      sessionStanding: () =>
        (standing ??= viewer.kind === "nobody" ? Promise.resolve("ENDED") : this.standingOf(viewer.sessionId)),
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

  private async answer({ query, variables, operationName }: GraphRequest, context: GraphContext): Promise<GraphAnswer> {
    if (this.isStopped) throw new ServiceUnavailableError(this.definition.name);
    const { body } = await this.apollo.executeOperation(
      { query, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) },
      { contextValue: context },
    );
    if (body.kind !== "single") throw new Error("a subgraph answers in one piece");
    const { data, errors } = body.singleResult;
    return {
      status: 200,
      // a plain copy: what the router does to it must not reach objects that this process still holds
      body: {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors } : {}),
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

function refusalOf(error: unknown): GraphQLError | undefined {
  if (error instanceof InvalidTokenError) return graphError("UNAUTHENTICATED", error.message, { reason: error.reason });
  if (error instanceof InvalidServiceTokenError) return graphError("UNAUTHENTICATED", error.message);
  if (error instanceof ServiceUnavailableError)
    return graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(error.service), { service: error.service });
  return undefined;
}

function unavailableMessage(service: string): string {
  return `${service} does not answer. Try again.`;
}

function internalMessage(): string {
  return `Something went wrong on our side. Reference: ${currentRequest()?.correlationId ?? "none"}`;
}

/** What may leave the subgraph of an error: coded ones as they are, faults of the input by name, all else only by its reference. */
function maskedError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const place = {
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
  };
  const leave = ({ message, extensions }: GraphQLError): GraphQLFormattedError => ({ ...place, message, extensions });
  const original = unwrapResolverError(error);
  if (original instanceof PageArgumentError)
    return leave(graphError("BAD_USER_INPUT", original.message, { argument: original.argument }));
  if (original instanceof ServiceUnavailableError) {
    return leave(
      graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(original.service), { service: original.service }),
    );
  }
  if (isConnectionError(original)) {
    logger.error({ err: original }, "the database does not answer");
    return leave(graphError("SUBGRAPH_UNAVAILABLE", "A database does not answer. Try again."));
  }
  if (isRefusedValue(original)) {
    logger.warn({ err: original, path: formatted.path }, "the database refused a value");
    return leave(graphError("BAD_USER_INPUT", "A value of the input can neither be stored nor be found."));
  }
  const code = formatted.extensions?.code;
  if (code === "GRAPHQL_VALIDATION_FAILED" || code === "GRAPHQL_PARSE_FAILED" || code === "BAD_USER_INPUT") {
    return leave(
      graphError("BAD_USER_INPUT", messageWithoutValues(formatted.message), withoutStack(formatted.extensions)),
    );
  }
  if (original instanceof GraphQLError && typeof original.extensions.status === "number") return formatted;
  logger.error({ err: original, path: formatted.path }, "a resolver failed");
  return leave(graphError("INTERNAL_SERVER_ERROR", internalMessage()));
}

function withoutStack(extensions: GraphQLFormattedError["extensions"]): Record<string, unknown> {
  const { code: _code, stacktrace: _stack, status: _status, ...rest } = extensions ?? {};
  return rest;
}
