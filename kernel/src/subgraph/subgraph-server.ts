import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import { uncachedSeconds } from "../cache/hints/cache-control-header.js";
import type { GraphContext } from "./graph-context.js";
import { GraphContexts } from "./request/graph-contexts.js";
import {
  headerNames,
  headerText,
  type GraphAnswer,
  type GraphAnswerBody,
  type GraphRequest,
  type RequestHeaders,
} from "./graph-request.js";
import type { GraphSteps } from "./request/graph-steps.js";
import type { OperationAnswer } from "../execution/compiled-operation.js";
import { GraphExecutor } from "./graph-executor.js";
import { maskedError, requestError } from "../errors/masked-error.js";
import { notePosition, parsePositions } from "../database/replica/write-positions.js";
import { currentRequest, readCorrelationId, runInRequest, writtenText } from "../logging/request-context.js";
import { requestRefusal } from "./request/request-refusal.js";
import { observeOperations } from "../metrics/operation-metrics.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import type { ServiceContext } from "./subgraph.js";
import { onAbort } from "../http/on-abort.js";
import type { Viewer } from "../identity/viewer.js";

export interface SubgraphServerDefinition {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly serviceContext: Pick<ServiceContext, "logger" | "clock" | "accessTokens" | "serviceTokens" | "peer"> &
    Partial<Pick<ServiceContext, "metrics">>;
  /**
   * The maximum cache lifetime of public answers, in seconds. Default: `uncachedSeconds`, for subgraphs that do not
   * announce changes.
   */
  readonly longestPublicSeconds?: number | undefined;
  /** Returns the position of all changes so far in the database; undefined without a replica. */
  readonly writtenPosition?: (() => Promise<string | undefined>) | undefined;
}

/**
 * Answers GraphQL for one subgraph. It verifies the caller and the viewer itself, in one process as over HTTP. Without
 * a valid service token it answers nothing, even with a valid user token, and a service may request only its allowed
 * fields.
 */
export class SubgraphServer implements Disposable {
  private readonly executor: GraphExecutor;
  private readonly contexts: GraphContexts;
  private readonly stopping = new AbortController();

  constructor(private readonly definition: SubgraphServerDefinition) {
    const { name, schema, serviceContext } = definition;
    const { metrics } = serviceContext;
    this.executor = new GraphExecutor(schema, metrics && observeOperations(name, metrics), () => this.noteWritten());
    this.contexts = new GraphContexts(definition.name, definition.serviceContext);
  }

  async execute(request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return inRequestOf(headers, async () => {
      try {
        allowReplicas(headers);
        return await this.answer(request, await this.contexts.of(headers));
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
      const caller = await this.contexts.callerOf(headers);
      const context = (): Promise<GraphContext> => this.contexts.contextOf(headers, caller);
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

  get steps(): GraphSteps {
    const { serviceContext } = this.definition;
    const { logger } = serviceContext;
    const { executor } = this;
    return {
      schema: executor.schema,
      contextOf: async (headers) => {
        try {
          this.refuseWhenStopped();
          allowReplicas(headers);
          return await this.contexts.of(headers);
        } catch (error) {
          throw requestRefusal(error, logger);
        }
      },
      admit: (document, operationName, context) => {
        try {
          executor.admitDocument(document, operationName, context);
        } catch (error) {
          throw requestRefusal(error, logger);
        }
      },
      run: (document, request, context) => executor.executeDocument(document, request, context),
      publicSeconds: (document, operationName, context) =>
        this.publicSecondsOf(executor.publicSecondsOfDocument(document, operationName), context),
      masked: (error, request) => maskedError(error, serviceContext, request),
    };
  }

  /** Later requests, such as those from jobs of an ending process, get the error that the subgraph is unavailable. */
  [Symbol.dispose](): void {
    this.stopping.abort();
  }

  private async noteWritten(): Promise<void> {
    const { name, writtenPosition } = this.definition;
    const position = await writtenPosition?.();
    if (position !== undefined) notePosition(currentRequest()?.written ?? new Map<string, string>(), name, position);
  }

  private refuseWhenStopped(): void {
    if (this.stopping.signal.aborted) throw new ServiceUnavailableError(this.definition.name);
  }

  private async answer(request: GraphRequest, context: GraphContext): Promise<GraphAnswer> {
    this.refuseWhenStopped();
    const executed = await this.executor.execute(request, context);
    return {
      status: 200,
      body: this.bodyOf(request, executed),
      setCookies: context.setCookies,
      idempotencyReplayed: context.reply.idempotencyReplayed,
      signInFailed: context.reply.signInFailed === true,
      written: writtenText(),
      publicSeconds:
        executed.errors || !executed.data ? 0 : this.publicSecondsOf(this.executor.publicSecondsOf(request), context),
    };
  }

  /** `hinted`: the lifetime by the hints of the document. */
  private publicSecondsOf(hinted: number, context: GraphContext): number {
    const { reply, setCookies, tokenRefusal } = context;
    if (tokenRefusal || reply.dependsOnViewer || seesMore(context.viewer) || setCookies.length > 0) return 0;
    return Math.min(hinted, this.definition.longestPublicSeconds ?? uncachedSeconds);
  }

  private bodyOf(request: GraphRequest, { data, errors }: OperationAnswer): GraphAnswerBody {
    const { serviceContext } = this.definition;
    const masked = (error: GraphQLError): GraphQLFormattedError => maskedError(error, serviceContext, request);
    const leave = data === undefined ? requestError : masked;
    return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(leave) } : {}) };
  }

  private refusal(error: unknown): GraphAnswer {
    const { message, extensions } = requestRefusal(error, this.definition.serviceContext.logger);
    return { status: Number(extensions.status), body: { errors: [{ message, extensions }] }, setCookies: [] };
  }
}

/** The router allows replicas by a header. Other routers do not return the positions of changes to their clients. */
function allowReplicas(headers: RequestHeaders): void {
  const positions = headerText(headers, headerNames.written);
  const current = currentRequest();
  if (current && positions !== undefined) current.replicaReads = parsePositions(positions);
}

/** Admins and instructors see rows in lists that others do not see. */
function seesMore(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role !== "CUSTOMER";
}

function inRequestOf<T>(headers: RequestHeaders, run: () => Promise<T>): Promise<T> {
  const correlationId = readCorrelationId(headers[headerNames.correlationId]);
  return runInRequest({ correlationId, authorization: headerText(headers, "authorization") }, run);
}
