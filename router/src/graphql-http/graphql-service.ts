import { eventStreamHeaders, acceptsEventStream } from "@souk/kernel/http/event-stream";
import { readParams } from "@souk/kernel/subgraph/over-http/graphql-params";
import { PersistedQueries } from "@souk/kernel/subgraph/over-http/persisted-queries";
import { RefusedRequest, refusedBy, refusedWith } from "@souk/kernel/subgraph/over-http/refused-request";
import { noteErrors, spanOfOperation } from "@souk/kernel/telemetry/operation-span";
import { inSpan } from "@souk/kernel/telemetry/tracing";
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from "graphql";
import {
  PlanTooLargeError,
  withPlainNumbers,
  type CachedEntities,
  type EngineAnswer,
  type EngineRequest,
  type PreparedOperation,
  type Rights,
  type SendToSubgraph,
} from "@souk/federation-engine";
import { noStore } from "./cache-control.js";
import { finishedOperation, type FinishedOperation, type OperationEnd } from "./finished-operation.js";
import { eventResponse } from "./event-response.js";
import type { GraphqlHttpAnswer } from "./graphql-http-answer.js";
import { OperationHashes } from "./operation-hashes.js";
import { ResponseText, type ResponseTextOptions } from "./response-text.js";
import { mediaTypeFor, statusOf } from "./media-type.js";
import {
  checkOperation,
  OperationAdmission,
  refuseMutation,
  type AdmissionOptions,
  type AdmittedOperation,
} from "./operation-admission.js";
import { SharedResponses } from "./shared-responses.js";
import type { OpenStream, SubscriptionOptions } from "./subscription-options.js";

export interface GraphqlServiceOptions<Context> extends AdmissionOptions<Context>, ResponseTextOptions<Context> {
  readonly sender: (context: Context) => SendToSubgraph;
  /** Returns entities cached from earlier requests. */
  readonly cachedEntitiesFor?: (context: Context) => CachedEntities | undefined;
  /**
   * Returns the parts of the context that can change an answer, or undefined when this answer may not be shared. When
   * set, concurrent equal queries are executed once.
   */
  readonly answerDependsOn?: (context: Context) => string | undefined;
  /** Returns the rights for supergraphs that guard some of their fields. */
  readonly rightsOf?: (context: Context) => Rights;
  /** Called when an operation has run or was refused, when a subscription opens, and after the first part of an answer. */
  readonly onOperation?: (finished: FinishedOperation, context: Context) => void;
  /** Subscriptions are refused when this is absent. */
  readonly subscriptions?: SubscriptionOptions<Context>;
}

export interface GraphqlHttpRequest {
  readonly method: string;
  readonly accept: string | undefined;
  /** The parsed body of a POST; the query parameters of a GET. */
  readonly fields: unknown;
}

/** The answer to a stored operation, before it is written as a response. */
export interface OperationAnswer {
  /** The status that GraphQL over HTTP has for a refused operation; 200 for one that ran. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON of `data`; "null" when an error reached the root, or when the operation was refused. */
  readonly data: string;
  /** In the format for clients. */
  readonly errors: readonly GraphQLFormattedError[];
}

export interface GraphqlEventStream {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON texts, one for each event. */
  readonly answers: AsyncGenerator<string, void>;
}

/** GraphQL over HTTP, independent of the HTTP server. */
export class GraphqlService<Context> {
  private readonly persisted = new PersistedQueries();

  private readonly admission: OperationAdmission<Context>;

  private readonly shared: SharedResponses<Context> | undefined;

  private readonly text: ResponseText<Context>;

  private readonly hashes = new OperationHashes();

  constructor(private readonly options: GraphqlServiceOptions<Context>) {
    this.admission = new OperationAdmission(options);
    this.text = new ResponseText(options);
    this.shared = options.answerDependsOn && new SharedResponses(options.answerDependsOn);
  }

  answer(request: GraphqlHttpRequest, context: Context): Promise<GraphqlHttpAnswer> {
    return this.settle(request, context, (admitted, text) => this.answerOnce(admitted, text, request));
  }

  /**
   * Runs an operation for a host that answers in a format of its own, with the checks and the error rules of `answer`.
   * A refused operation is an answer without data.
   */
  async run(text: string, variables: Record<string, unknown>, context: Context): Promise<OperationAnswer> {
    const startedAtMs = performance.now();
    let prepared: PreparedOperation | undefined;
    try {
      prepared = this.admission.prepare(text, undefined, context);
      const admitted = await this.admission.admit(prepared, variables, context);
      const { data, errors } = await this.execute(admitted, text);
      return { status: 200, headers: {}, data, errors: this.text.errorsOf(errors, context) };
    } catch (error) {
      const refused = error instanceof RefusedRequest ? error : this.fault(error);
      this.report(prepared, { errors: refused.errors, startedAtMs, isRefused: true }, context);
      const { status, headers } = refused;
      return { status, headers, data: "null", errors: this.text.errorsOfRefusal(refused, context) };
    }
  }

  /**
   * Answers as `answer` does, and also serves clients that accept events: a subscription is a stream of answers, an
   * answer with deferred parts is a stream of those parts, and any other answer is a single event.
   */
  async respond(
    request: GraphqlHttpRequest,
    context: Context,
    open: () => OpenStream,
  ): Promise<GraphqlHttpAnswer | GraphqlEventStream> {
    if (!acceptsEventStream(request.accept)) return this.answer(request, context);
    const answer = await this.settle(request, context, async (admitted, text) =>
      isSubscription(admitted.prepared)
        ? this.stream(admitted, open)
        : ((await this.inParts(admitted)) ?? this.answerOnce(admitted, text, request)),
    );
    return "answers" in answer || mediaTypeFor(request.accept) ? answer : eventResponse(answer);
  }

  /** Runs `run` for an operation that may run; a refusal becomes an answer too. */
  private async settle<Answer>(
    request: GraphqlHttpRequest,
    context: Context,
    run: (admitted: AdmittedOperation<Context>, text: string) => Promise<Answer>,
  ): Promise<Answer | GraphqlHttpAnswer> {
    const startedAtMs = performance.now();
    let hasDocument = false;
    let prepared: PreparedOperation | undefined;
    try {
      if (!mediaTypeFor(request.accept) && !acceptsEventStream(request.accept)) throw notAcceptable();
      const params = readParams(request.method === "GET" ? "GET" : "POST", request.fields);
      const text = this.persisted.textOf(params);
      hasDocument = true;
      prepared = this.admission.prepare(text, params.operationName, context);
      if (request.method === "GET") refuseMutation(prepared);
      return await run(await this.admission.admit(prepared, params.variables, context), text);
    } catch (error) {
      const refused = error instanceof RefusedRequest ? error : this.fault(error);
      this.report(prepared, { errors: refused.errors, startedAtMs, isRefused: true }, context);
      return {
        status: statusOf(refused.status, request.accept, hasDocument),
        headers: { ...typeHeader(request), ...privateHeaders, ...refused.headers },
        body: this.text.refusal(refused, context),
      };
    }
  }

  private async answerOnce(
    admitted: AdmittedOperation<Context>,
    text: string,
    request: GraphqlHttpRequest,
  ): Promise<GraphqlHttpAnswer> {
    if (isSubscription(admitted.prepared))
      throw refusedWith("BAD_USER_INPUT", "A subscription is answered as text/event-stream; ask for that type.");
    const answer = await this.execute(admitted, text);
    const headers = { ...typeHeader(request), ...privateHeaders };
    return { status: 200, headers, body: this.text.response(answer, admitted.context) };
  }

  private execute(admitted: AdmittedOperation<Context>, text: string): Promise<EngineAnswer> {
    const { prepared } = admitted;
    return inSpan(
      () => spanOfOperation(prepared.operation, { "souk.graphql.operation.hash": this.hashes.of(prepared, text) }),
      async (span) => {
        const startedAtMs = performance.now();
        const answer = await this.executeOnce(admitted, text);
        this.report(prepared, { errors: answer.errors, startedAtMs }, admitted.context);
        if (span) noteErrors(span, answer.errors);
        return answer;
      },
    );
  }

  private report(prepared: PreparedOperation | undefined, ended: OperationEnd, context: Context): void {
    this.options.onOperation?.(finishedOperation(prepared, ended), context);
  }

  private async executeOnce(admitted: AdmittedOperation<Context>, text: string): Promise<EngineAnswer> {
    const { prepared, variables, coerced, context } = admitted;
    const engine = this.options.engineOf(context);
    const execute = () => engine.execute(prepared, { variables, coerced, ...this.accessFor(context) });
    return this.shared ? this.shared.of(text, admitted, execute) : execute();
  }

  /** Returns the engine's access to subgraphs, cached entities and rights for one request. */
  private accessFor(context: Context): Pick<EngineRequest, "send" | "cachedEntities" | "rights"> {
    const { sender, cachedEntitiesFor, rightsOf } = this.options;
    return { send: sender(context), cachedEntities: cachedEntitiesFor?.(context), rights: rightsOf?.(context) };
  }

  private async stream(admitted: AdmittedOperation<Context>, open: () => OpenStream): Promise<GraphqlEventStream> {
    const { subscriptions } = this.options;
    if (!subscriptions) throw refusedWith("BAD_USER_INPUT", "Subscriptions are not served here.");
    this.report(admitted.prepared, { errors: [], startedAtMs: performance.now() }, admitted.context);
    return { headers: eventStreamHeaders, answers: this.events(admitted, subscriptions, open()) };
  }

  private async *events(
    { prepared, variables, coerced, context }: AdmittedOperation<Context>,
    { listen, contextOfEvent, eventChecks }: SubscriptionOptions<Context>,
    { signal, finalError }: OpenStream,
  ): AsyncGenerator<string, void> {
    const { engineOf, sender, rightsOf } = this.options;
    let ofEvent: Context | undefined;
    const senderOfEvent = async (): Promise<SendToSubgraph> => {
      // the first event was checked with the request
      const isFirst = ofEvent === undefined;
      ofEvent = contextOfEvent(context);
      if (!isFirst)
        await checkOperation(eventChecks, {
          prepared,
          variables: withPlainNumbers(variables),
          context: ofEvent,
          variablesFit: () => true,
        });
      return sender(ofEvent);
    };
    try {
      const answers = engineOf(context).subscribe(prepared, {
        variables,
        coerced,
        rights: rightsOf?.(context),
        listen: (request) => listen(request, context, signal),
        senderOfEvent,
      });
      for await (const answer of answers) yield this.text.response(answer, ofEvent ?? context).trimEnd();
      const last = finalError();
      if (last) throw refusedBy([last], "INTERNAL_SERVER_ERROR");
    } catch (error) {
      yield this.text.refusal(error instanceof RefusedRequest ? error : this.fault(error), context).trimEnd();
    }
  }

  /**
   * Returns the parts of the answer; undefined when nothing is deferred. Waits for the first part, because headers may
   * depend on it.
   */
  private async inParts({
    prepared,
    variables,
    coerced,
    context,
  }: AdmittedOperation<Context>): Promise<GraphqlEventStream | undefined> {
    const startedAtMs = performance.now();
    const parts = await this.options.engineOf(context).executeInParts(prepared, {
      variables,
      coerced,
      ...this.accessFor(context),
    });
    if (!parts) return undefined;
    const first = await parts.next();
    if (first.done) return undefined;
    this.report(prepared, { errors: "errors" in first.value ? first.value.errors : [], startedAtMs }, context);
    return { headers: eventStreamHeaders, answers: this.text.parts(first.value, parts, context) };
  }

  /** Returns a refusal with status 500 for an internal error; with 400 for an operation whose plan would be too large. */
  private fault(error: unknown): RefusedRequest {
    if (error instanceof PlanTooLargeError) return refusedWith("PLAN_TOO_LARGE", error.message);
    const originalError = error instanceof Error ? error : new Error(String(error));
    const extensions = { code: "INTERNAL_SERVER_ERROR" };
    return new RefusedRequest(500, [new GraphQLError(originalError.message, { originalError, extensions })]);
  }
}

function notAcceptable(): RefusedRequest {
  return refusedWith("BAD_REQUEST", "Answers are application/json or application/graphql-response+json.", {
    status: 406,
  });
}

function isSubscription({ operation }: PreparedOperation): boolean {
  return operation.operation === OperationTypeNode.SUBSCRIPTION;
}

function typeHeader({ accept }: GraphqlHttpRequest): Readonly<Record<string, string>> {
  return { "content-type": `${mediaTypeFor(accept) ?? "application/json"}; charset=utf-8` };
}

/** Answers are private and may contain tokens, so no browser or proxy may store them. */
const privateHeaders = { "cache-control": noStore };
