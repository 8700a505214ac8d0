import { eventStreamHeaders, wantsEventStream } from "@souk/kernel/http/event-stream";
import { readParams } from "@souk/kernel/subgraph/over-http/graphql-params";
import { PersistedQueries } from "@souk/kernel/subgraph/over-http/persisted-queries";
import { RefusedRequest, refusedBy, refusedWith } from "@souk/kernel/subgraph/over-http/refused-request";
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from "graphql";
import type {
  AnswerError,
  EngineAnswer,
  EngineRequest,
  FirstAnswer,
  KeptEntities,
  LaterAnswer,
  PreparedOperation,
  Rights,
  SendToSubgraph,
} from "@souk/federation-engine";
import { notKeptByAnybody } from "./cache-control.js";
import { asEvent } from "./event-response.js";
import { partText } from "./response-text.js";
import { mediaTypeFor, statusOf } from "./media-type.js";
import {
  checkOperation,
  OperationAdmission,
  refuseChanges,
  type AdmissionParts,
  type AdmittedOperation,
} from "./operation-admission.js";
import { SharedAnswers } from "./shared-responses.js";
import type { OpenStream, SubscriptionParts } from "./subscription-parts.js";

/** Formats an error for clients and hides its internal details. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

export interface GraphqlServiceParts<Context> extends AdmissionParts<Context> {
  readonly sender: (context: Context) => SendToSubgraph;
  /** Returns entities cached from earlier requests. */
  readonly keptFor?: (context: Context) => KeptEntities | undefined;
  readonly formatError: FormatError;
  /**
   * Returns the parts of the context that can change an answer. When set, concurrent equal queries are executed once.
   */
  readonly answerDependsOn?: (context: Context) => string;
  readonly rules?: AnswerRules<Context>;
  /** Returns the rights for supergraphs that guard some of their fields. */
  readonly rightsOf?: (context: Context) => Rights;
  /** Subscriptions are refused when this is absent. */
  readonly subscriptions?: SubscriptionParts<Context>;
}

/** Rules that apply to every answer before it is sent. */
export interface AnswerRules<Context> {
  /** Returns the errors that clients get; `errors` are already formatted. */
  seeErrors(errors: readonly GraphQLFormattedError[], context: Context): readonly GraphQLFormattedError[];
  /** Returns additional `extensions` for the answer. */
  extensionsOf(context: Context): Readonly<Record<string, unknown>> | undefined;
}

export interface GraphqlHttpRequest {
  readonly method: string;
  readonly accept: string | undefined;
  /** The parsed body of a POST; the query parameters of a GET. */
  readonly fields: unknown;
}

export interface GraphqlHttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GraphqlEventStream {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON texts, one for each event. */
  readonly answers: AsyncGenerator<string, void>;
}

/** GraphQL over HTTP for one engine, independent of the HTTP server. */
export class GraphqlService<Context> {
  private readonly persisted = new PersistedQueries();

  private readonly admission: OperationAdmission<Context>;

  private readonly shared: SharedAnswers<Context> | undefined;

  constructor(private readonly parts: GraphqlServiceParts<Context>) {
    this.admission = new OperationAdmission(parts);
    this.shared = parts.answerDependsOn && new SharedAnswers(parts.answerDependsOn);
  }

  answer(request: GraphqlHttpRequest, context: Context): Promise<GraphqlHttpAnswer> {
    return this.settle(request, context, (admitted, text) => this.answerOnce(admitted, text, request));
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
    if (!wantsEventStream(request.accept)) return this.answer(request, context);
    const answer = await this.settle(request, context, async (admitted, text) =>
      isSubscription(admitted.prepared)
        ? this.stream(admitted, open)
        : ((await this.inParts(admitted)) ?? this.answerOnce(admitted, text, request)),
    );
    return "answers" in answer || mediaTypeFor(request.accept) ? answer : asEvent(answer);
  }

  /** Runs `act` for an operation that may run; a refusal becomes an answer too. */
  private async settle<Answer>(
    request: GraphqlHttpRequest,
    context: Context,
    act: (admitted: AdmittedOperation<Context>, text: string) => Promise<Answer>,
  ): Promise<Answer | GraphqlHttpAnswer> {
    let hasDocument = false;
    try {
      if (!mediaTypeFor(request.accept) && !wantsEventStream(request.accept)) throw notAcceptable();
      const params = readParams(request.method === "GET" ? "GET" : "POST", request.fields);
      const text = this.persisted.textOf(params);
      hasDocument = true;
      const prepared = this.admission.prepare(text, params.operationName);
      if (request.method === "GET") refuseChanges(prepared);
      return await act(await this.admission.admit(prepared, params.variables, context), text);
    } catch (error) {
      const refused = error instanceof RefusedRequest ? error : this.fault(error);
      return {
        status: statusOf(refused.status, request.accept, hasDocument),
        headers: { ...typeHeader(request), ...notKept, ...refused.headers },
        body: this.refusalBody(refused, context),
      };
    }
  }

  private async answerOnce(
    admitted: AdmittedOperation<Context>,
    text: string,
    request: GraphqlHttpRequest,
  ): Promise<GraphqlHttpAnswer> {
    const { prepared, variables, coerced, context } = admitted;
    if (isSubscription(prepared))
      throw refusedWith("BAD_USER_INPUT", "A subscription is answered as text/event-stream; ask for that type.");
    const execute = () => this.parts.engine.execute(prepared, { variables, coerced, ...this.behind(context) });
    const answer = await (this.shared ? this.shared.of(text, admitted, execute) : execute());
    const headers = { ...typeHeader(request), ...notKept };
    return { status: 200, headers, body: this.bodyOf(answer, context) };
  }

  /** Returns the engine's access to subgraphs, cached entities and rights for one request. */
  private behind(context: Context): Pick<EngineRequest, "send" | "kept" | "rights"> {
    const { sender, keptFor, rightsOf } = this.parts;
    return { send: sender(context), kept: keptFor?.(context), rights: rightsOf?.(context) };
  }

  private async stream(admitted: AdmittedOperation<Context>, open: () => OpenStream): Promise<GraphqlEventStream> {
    const { subscriptions } = this.parts;
    if (!subscriptions) throw refusedWith("BAD_USER_INPUT", "Subscriptions are not served here.");
    return { headers: eventStreamHeaders, answers: this.events(admitted, subscriptions, open()) };
  }

  private async *events(
    { prepared, variables, coerced, context }: AdmittedOperation<Context>,
    { listen, contextOfEvent, eventChecks }: SubscriptionParts<Context>,
    { signal, farewell }: OpenStream,
  ): AsyncGenerator<string, void> {
    const { engine, sender, rightsOf } = this.parts;
    let ofEvent: Context | undefined;
    const senderOfEvent = async (): Promise<SendToSubgraph> => {
      // the first event was checked with the request
      const isFirst = ofEvent === undefined;
      ofEvent = contextOfEvent(context);
      if (!isFirst)
        await checkOperation(eventChecks, { prepared, variables, context: ofEvent, variablesFit: () => true });
      return sender(ofEvent);
    };
    try {
      const answers = engine.subscribe(prepared, {
        variables,
        coerced,
        rights: rightsOf?.(context),
        listen: (request) => listen(request, context, signal),
        senderOfEvent,
      });
      for await (const answer of answers) yield this.bodyOf(answer, ofEvent ?? context).trimEnd();
      const last = farewell();
      if (last) throw refusedBy([last], "INTERNAL_SERVER_ERROR");
    } catch (error) {
      yield this.refusalBody(error instanceof RefusedRequest ? error : this.fault(error), context).trimEnd();
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
    const parts = await this.parts.engine.executeInParts(prepared, { variables, coerced, ...this.behind(context) });
    if (!parts) return undefined;
    const first = await parts.next();
    return first.done
      ? undefined
      : { headers: eventStreamHeaders, answers: this.partTexts(first.value, parts, context) };
  }

  private async *partTexts(
    first: FirstAnswer | LaterAnswer,
    rest: AsyncGenerator<FirstAnswer | LaterAnswer, void>,
    context: Context,
  ): AsyncGenerator<string, void> {
    const tell = (errors: readonly AnswerError[]) => this.seen(errors.map(this.formatted), context);
    yield partText(first, tell, this.extensionsText(context));
    for await (const part of rest) yield partText(part, tell, "");
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

  /** Returns a refusal with status 500 for an operation that cannot be planned, or for an internal error. */
  private fault(error: unknown): RefusedRequest {
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
const notKept = { "cache-control": notKeptByAnybody };
