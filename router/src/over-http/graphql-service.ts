import { eventStreamHeaders, wantsEventStream } from "@souk/kernel/event-stream";
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from "graphql";
import type { Rights } from "../engine/access-rules.js";
import type { EngineAnswer, EngineRequest } from "../engine/engine.js";
import type { AnswerError, SendToSubgraph } from "../engine/run/execution.js";
import type { KeptEntities } from "../engine/run/kept-entities.js";
import type { FirstAnswer, LaterAnswer } from "../engine/run/deferred-run.js";
import type { PreparedOperation } from "../engine/prepared-operation.js";
import { notKeptByAnybody } from "./cache-control.js";
import { asEvent } from "./event-answer.js";
import { partText } from "./part-text.js";
import { readParams } from "./graphql-params.js";
import { mediaTypeFor, statusOf } from "./media-type.js";
import {
  checkOperation,
  OperationAdmission,
  refuseChanges,
  type AdmissionParts,
  type AdmittedOperation,
} from "./operation-admission.js";
import { PersistedQueries } from "./persisted-queries.js";
import { RefusedRequest, refusedBy, refusedWith, type FormatError } from "./refused-request.js";
import { SharedAnswers } from "./shared-answers.js";
import type { OpenStream, SubscriptionParts } from "./subscription-parts.js";

export interface GraphqlServiceParts<Context> extends AdmissionParts<Context> {
  readonly sender: (context: Context) => SendToSubgraph;
  /** Where entities may be known from earlier requests. */
  readonly keptFor?: (context: Context) => KeptEntities | undefined;
  readonly formatError: FormatError;
  /** Where equal queries under way are executed once: all of the context that could change an answer. */
  readonly answerDependsOn?: (context: Context) => string;
  readonly rules?: AnswerRules<Context>;
  /** For supergraphs that let only some see some of their fields. */
  readonly rightsOf?: (context: Context) => Rights;
  /** Without them nobody can subscribe. */
  readonly subscriptions?: SubscriptionParts<Context>;
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

export interface GraphqlEventStream {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, one an event. */
  readonly answers: AsyncGenerator<string, void>;
}

/** GraphQL over HTTP for one engine, without a server: requests in, answers out. */
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

  /** As `answer`, also for clients that take events: a subscription is a stream of answers, an answer with deferred parts a stream of them, and all else a single event. */
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

  /** Acts on an operation that may run; what is refused is an answer as well. */
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

  /** The way to what is behind the router, for one request. */
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
      // the first one has been looked at with the request
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

  /** Undefined where nothing comes later. The stream begins with the first part: headers may depend on what it did. */
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

  /** Planned by nobody, or a fault of ours. */
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

/** Answers are for whoever asked, and tokens are among them: no browser and no cache on the way keeps one. */
const notKept = { "cache-control": notKeptByAnybody };
