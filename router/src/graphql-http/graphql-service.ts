import type { StreamFraming } from "@souk/kernel/http/event-stream";
import { readParams } from "@souk/kernel/subgraph/over-http/graphql-params";
import { PersistedQueries } from "@souk/kernel/subgraph/over-http/persisted-queries";
import { type RefusedRequest, refusedWith } from "@souk/kernel/subgraph/over-http/refused-request";
import { noteErrors, spanOfOperation } from "@souk/kernel/telemetry/operation-span";
import { inSpan } from "@souk/kernel/telemetry/tracing";
import { type GraphQLFormattedError, OperationTypeNode } from "graphql";
import type {
  CachedEntities,
  EngineAnswer,
  EngineRequest,
  PreparedOperation,
  Rights,
  SendToSubgraph,
} from "@souk/federation-engine";
import { acceptedStreams } from "./accepted-streams.js";
import { noStore } from "./cache-control.js";
import { finishedOperation, type FinishedOperation, type OperationEnd } from "./finished-operation.js";
import { eventResponse } from "./event-response.js";
import type { GraphqlHttpAnswer } from "./graphql-http-answer.js";
import { OperationHashes } from "./operation-hashes.js";
import { ResponseText, type ResponseTextOptions } from "./response-text.js";
import { mediaTypeFor, statusOf } from "./media-type.js";
import {
  OperationAdmission,
  refuseMutation,
  type AdmissionOptions,
  type AdmittedOperation,
} from "./operation-admission.js";
import { refusalOfError } from "./refusal-of-error.js";
import { SharedResponses } from "./shared-responses.js";
import type { StreamFormat } from "./stream-format.js";
import { subscriptionEvents } from "./subscription-events.js";
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
  readonly framing: StreamFraming;
  /** JSON texts, one for each event or part. */
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
      const refused = refusalOfError(error);
      this.report(prepared, { errors: refused.errors, startedAtMs, isRefused: true }, context);
      const { status, headers } = refused;
      return { status, headers, data: "null", errors: this.text.errorsOfRefusal(refused, context) };
    }
  }

  /**
   * Answers as `answer` does, and also serves clients that accept streams: a subscription is a stream of answers, an
   * answer with deferred parts is a stream of those parts, and any other answer is a single event or part.
   */
  async respond(
    request: GraphqlHttpRequest,
    context: Context,
    open: () => OpenStream,
  ): Promise<GraphqlHttpAnswer | GraphqlEventStream> {
    const accepted = acceptedStreams(request.accept);
    if (!accepted) return this.answer(request, context);
    const { parts, subscription, single } = accepted;
    const answer = await this.settle(request, context, async (admitted, text) => {
      const stream = isSubscription(admitted.prepared)
        ? subscription && this.stream(admitted, subscription, open)
        : parts && (await this.inParts(admitted, parts));
      return stream ?? this.answerOnce(admitted, text, request);
    });
    return "answers" in answer || mediaTypeFor(request.accept) ? answer : eventResponse(answer, single);
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
      if (!mediaTypeFor(request.accept) && !acceptedStreams(request.accept)) throw notAcceptable();
      const params = readParams(request.method === "GET" ? "GET" : "POST", request.fields);
      const text = this.persisted.textOf(params);
      hasDocument = true;
      prepared = this.admission.prepare(text, params.operationName, context);
      if (request.method === "GET") refuseMutation(prepared);
      return await run(await this.admission.admit(prepared, params.variables, context), text);
    } catch (error) {
      const refused = refusalOfError(error);
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
    if (isSubscription(admitted.prepared)) throw refusedWith("BAD_USER_INPUT", typesOfSubscriptions);
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

  private stream(
    admitted: AdmittedOperation<Context>,
    format: StreamFormat,
    open: () => OpenStream,
  ): GraphqlEventStream {
    const { options, text } = this;
    const { subscriptions } = options;
    if (!subscriptions) throw refusedWith("BAD_USER_INPUT", "Subscriptions are not served here.");
    this.report(admitted.prepared, { errors: [], startedAtMs: performance.now() }, admitted.context);
    const { headers, framing } = format;
    const answers = subscriptionEvents(admitted, open(), { ...options, subscriptions, text, format });
    return { headers, framing, answers };
  }

  /**
   * Returns the parts of the answer; undefined when nothing is deferred. Waits for the first part, because headers may
   * depend on it.
   */
  private async inParts(
    { prepared, variables, coerced, context }: AdmittedOperation<Context>,
    { headers, framing, partsBy }: StreamFormat,
  ): Promise<GraphqlEventStream | undefined> {
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
    return { headers, framing, answers: this.text.parts(first.value, parts, { partsBy, context }) };
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

const typesOfSubscriptions =
  "A subscription is answered as text/event-stream or multipart/mixed;subscriptionSpec=1.0; ask for one of these types.";

/** Answers are private and may contain tokens, so no browser or proxy may store them. */
const privateHeaders = { "cache-control": noStore };
