import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from "graphql";
import type { Rights } from "../engine/access-rules.js";
import { RefusedOperationError, type Engine, type EngineAnswer } from "../engine/engine.js";
import type { AnswerError, SendToSubgraph } from "../engine/run/execution.js";
import type { PreparedOperation } from "../engine/prepared-operation.js";
import { readParams, type GraphqlParams } from "./graphql-params.js";
import { mediaTypeFor, statusOf } from "./media-type.js";
import type { OperationCheck } from "./operation-check.js";
import { PersistedQueries } from "./persisted-queries.js";
import { RefusedRequest, refusedBy, refusedWith, type FormatError } from "./refused-request.js";

export interface GraphqlServiceParts<Context> {
  readonly engine: Engine;
  /** In this order; the first that refuses ends the request. */
  readonly checks: readonly OperationCheck<Context>[];
  readonly sender: (context: Context) => SendToSubgraph;
  readonly formatError: FormatError;
  readonly rules?: AnswerRules<Context>;
  /** For supergraphs that let only some see some of their fields. */
  readonly rightsOf?: (context: Context) => Rights;
}

/** What is done with every answer before it leaves. */
export interface AnswerRules<Context> {
  /** What clients get of the errors, after they were formatted. */
  seeErrors(errors: readonly GraphQLFormattedError[], context: Context): readonly GraphQLFormattedError[];
  /** What the answer's `extensions` say besides. */
  extensionsOf(context: Context): Readonly<Record<string, unknown>> | undefined;
}

export interface GraphqlHttpRequest {
  readonly method: string;
  readonly accept: string | undefined;
  /** The body of a POST, parsed; the parts of the address of a GET. */
  readonly fields: unknown;
}

export interface GraphqlHttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** GraphQL over HTTP for one engine, without a server: requests in, answers out. */
export class GraphqlService<Context> {
  private readonly persisted = new PersistedQueries();

  constructor(private readonly parts: GraphqlServiceParts<Context>) {}

  async answer(request: GraphqlHttpRequest, context: Context): Promise<GraphqlHttpAnswer> {
    const type = mediaTypeFor(request.accept);
    const headers = { "content-type": `${type ?? "application/json"}; charset=utf-8` };
    let hasDocument = false;
    try {
      if (!type) throw notAcceptable();
      const params = readParams(request.method === "GET" ? "GET" : "POST", request.fields);
      const text = this.persisted.textOf(params);
      hasDocument = true;
      const prepared = this.prepare(text, params.operationName);
      if (request.method === "GET") refuseChanges(prepared);
      const answer = await this.run(prepared, params, context);
      return { status: 200, headers: { ...headers, ...notKept }, body: this.bodyOf(answer, context) };
    } catch (error) {
      const refused = error instanceof RefusedRequest ? error : this.fault(error);
      return {
        status: statusOf(refused.status, request.accept, hasDocument),
        headers: { ...headers, ...notKept, ...refused.headers },
        body: this.refusalBody(refused, context),
      };
    }
  }

  private prepare(text: string, operationName: string | undefined): PreparedOperation {
    try {
      return this.parts.engine.prepare(text, operationName);
    } catch (error) {
      if (!(error instanceof RefusedOperationError)) throw error;
      throw refusedBy(error.errors, codes[error.reason]);
    }
  }

  private async run(prepared: PreparedOperation, params: GraphqlParams, context: Context): Promise<EngineAnswer> {
    const { engine, checks, sender, rightsOf } = this.parts;
    const { schema, document, operation } = prepared;
    const { variables } = params;
    for (const check of checks) {
      try {
        const checking = check({ schema, document, operation, request: { variables }, contextValue: context });
        if (checking) await checking;
      } catch (error) {
        throw error instanceof GraphQLError ? refusedBy([error], "BAD_USER_INPUT") : error;
      }
    }
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
      throw refusedWith("BAD_USER_INPUT", "A subscription is answered as text/event-stream; ask for that type.");
    const { coerced, errors } = engine.coerce(prepared, variables);
    if (errors) throw refusedBy(errors, "BAD_USER_INPUT");
    return engine.execute(prepared, { variables, coerced, send: sender(context), rights: rightsOf?.(context) });
  }

  private bodyOf({ data, errors }: EngineAnswer, context: Context): string {
    const told =
      errors.length === 0 ? "" : `"errors":${JSON.stringify(this.seen(errors.map(this.formatted), context))},`;
    return `{${told}"data":${data}${this.extensionsText(context)}}\n`;
  }

  private refusalBody({ errors }: RefusedRequest, context: Context): string {
    const formatted = errors.map((error) => this.parts.formatError(error.toJSON(), error));
    return `{"errors":${JSON.stringify(this.seen(formatted, context))}${this.extensionsText(context)}}\n`;
  }

  private extensionsText(context: Context): string {
    const extensions = this.parts.rules?.extensionsOf(context);
    return extensions ? `,"extensions":${JSON.stringify(extensions)}` : "";
  }

  private seen(errors: readonly GraphQLFormattedError[], context: Context): readonly GraphQLFormattedError[] {
    return this.parts.rules?.seeErrors(errors, context) ?? errors;
  }

  private readonly formatted = ({ message, path, extensions, subgraph, cause }: AnswerError): GraphQLFormattedError => {
    const told: GraphQLFormattedError = {
      message,
      ...(path ? { path } : {}),
      extensions: {
        code: "INTERNAL_SERVER_ERROR",
        ...(subgraph === undefined ? {} : { serviceName: subgraph }),
        ...extensions,
      },
    };
    return this.parts.formatError(told, cause ?? told);
  };

  /** Planned by nobody, or a fault of ours. */
  private fault(error: unknown): RefusedRequest {
    const originalError = error instanceof Error ? error : new Error(String(error));
    const extensions = { code: "INTERNAL_SERVER_ERROR" };
    return new RefusedRequest(500, [new GraphQLError(originalError.message, { originalError, extensions })]);
  }
}

/** What is wrong with a document, by the names of Apollo Server, which the formatter knows. */
const codes = {
  unparsable: "GRAPHQL_PARSE_FAILED",
  invalid: "GRAPHQL_VALIDATION_FAILED",
  ambiguous: "OPERATION_RESOLUTION_FAILURE",
} as const;

function notAcceptable(): RefusedRequest {
  return refusedWith("BAD_REQUEST", "Answers are application/json or application/graphql-response+json.", {
    status: 406,
  });
}

/** A GET changes nothing. */
function refuseChanges({ operation }: PreparedOperation): void {
  if (operation.operation === OperationTypeNode.QUERY) return;
  throw refusedWith("BAD_REQUEST", `A ${operation.operation} is sent by POST; a GET takes queries alone.`, {
    status: 405,
    headers: { allow: "POST" },
  });
}

/** Answers are for whoever asked, and tokens are among them: no browser and no cache on the way keeps one. */
const notKept = { "cache-control": "no-store" };
