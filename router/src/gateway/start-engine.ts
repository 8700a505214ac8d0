import { headerNames } from "@souk/kernel/subgraph/graph-request";
import type { Logger } from "@souk/kernel/logging/logger";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { operationFields } from "./operation-fields.js";
import { causeText } from "@souk/kernel/errors/cause-text";
import { AbandonedError } from "@souk/kernel/peers/upstream/abandoned-error";
import { inSpan } from "@souk/kernel/telemetry/tracing";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { ParseOptions, ValidationRule } from "graphql";
import {
  Engine,
  noRights,
  type Rights,
  type SendToSubgraph,
  SharedFetches,
  type SubgraphAnswer,
  type SubgraphRequest,
} from "@souk/federation-engine";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import type { OperationCheck } from "../graphql-http/operation-check.js";
import { GraphqlService } from "../graphql-http/graphql-service.js";
import type { CountedRequest } from "../client-usage/client-usage.js";
import type { AnswerRules } from "./answer-rules.js";
import { clientErrorFormatter } from "./client-error.js";
import { graphClientOf } from "../client-usage/graph-client.js";
import { cachedEntitiesFor, type EntityCacheOptions } from "./entity-cache.js";
import { notePublic, type RouterContext } from "./router-context.js";
import type { SubgraphCaller } from "./subgraph-caller.js";
import { sharesAnswers } from "../hooks/hooked-request.js";

export interface EngineOptions {
  readonly supergraphSdl: string;
  readonly caller: (name: string) => SubgraphCaller;
  readonly logger: Logger;
  /** Whether clients get the stacks of internal errors. */
  readonly showsStacks: boolean;
  readonly metrics: RouterMetrics;
  readonly parseOptions: ParseOptions;
  readonly validationRules: readonly ValidationRule[];
  readonly checks: readonly OperationCheck<RouterContext>[];
  readonly rules: AnswerRules;
  /** Whether concurrent equal queries from equal callers share one fetch. */
  readonly sharesInFlight: boolean;
  /** The shared entity cache. */
  readonly entities?: EntityCacheOptions | undefined;
  readonly operationTimeoutMs: number;
  /** Counts an operation that ran, by its client; absent when usage is not counted. */
  readonly countUsage?: ((request: CountedRequest) => void) | undefined;
  /** Checks that run for each event of a subscription. */
  readonly eventChecks: readonly OperationCheck<RouterContext>[];
}

/** Starts our own engine. */
export async function startEngine(options: EngineOptions): Promise<GraphqlService<RouterContext>> {
  const { supergraphSdl, caller, logger, parseOptions, validationRules, checks, rules } = options;
  const engine = await Engine.open({
    supergraphSdl,
    aroundPlan: (plan) =>
      inSpan(
        () => ({ name: "plan" }),
        () => measured(plan, (seconds) => notePlan(options.metrics, seconds)),
      ),
    validationRules,
    parseOptions,
  });
  for (const notice of engine.notices) logger.warn(notice);
  const shared = options.sharesInFlight ? new SharedFetches() : undefined;
  const callers = new Map([...engine.supergraph.subgraphs.keys()].map((name) => [name, caller(name)]));
  return new GraphqlService<RouterContext>({
    engineOf: () => engine,
    checks,
    sender(context) {
      const own = senderFor(context, callers, options);
      const send =
        shared && sharesAnswers(context.hooked)
          ? shared.sharing(own, (subgraph) => answerDependsOn(context, callerOf(callers, subgraph)))
          : own;
      return async (request) => {
        const answer = await send(request);
        notePublic(context.reply, (answer.publicSeconds ?? 0) > 0);
        return answer;
      };
    },
    cachedEntitiesFor: (context) => options.entities && cachedEntitiesFor(options.entities, context),
    formatError: clientErrorFormatter(logger, options.showsStacks),
    rules,
    onOperation: (operation, context) => {
      options.metrics.countOperation(operation);
      if (operation.ran)
        options.countUsage?.({
          operation: operation.ran,
          client: graphClientOf(context.clientHeader),
          hasErrors: operation.outcome !== "ok",
          durationMs: operation.seconds * 1000,
        });
      Object.assign(context.logFields, operationFields(operation, context));
    },
    subscriptions: {
      listen: (request, context, signal) => listen(callerOf(callers, request.subgraph), request, context, signal),
      contextOfEvent: (context) => ({
        ...context,
        deadline: performance.now() + options.operationTimeoutMs,
        countedRates: [],
        // events have no headers of their own
        setCookies: [],
        // a replica may not have replayed the change that the event is about
        positions: undefined,
      }),
      eventChecks: options.eventChecks,
    },
    rightsOf: ({ viewer }) => rightsOf(viewer),
  });
}

function notePlan(metrics: RouterMetrics, seconds: number): void {
  metrics.observePlan(seconds);
  const counters = currentRequest()?.counters;
  if (counters) counters.planMs += seconds * 1000;
}

async function measured<T>(work: () => Promise<T>, report: (seconds: number) => void): Promise<T> {
  const startedAtMs = performance.now();
  try {
    return await work();
  } finally {
    report((performance.now() - startedAtMs) / 1000);
  }
}

/** Rights for supergraphs that guard fields by directives; our own subgraphs check access themselves. */
function rightsOf(viewer: Viewer): Rights {
  if (viewer.kind !== "user") return noRights;
  return { authenticated: true, scopes: viewer.scopes ?? [viewer.role] };
}

/** Returns all forwarded headers except the correlation id, which is only for log lines. */
function answerDependsOn(context: RouterContext, caller: SubgraphCaller): string {
  const { [headerNames.correlationId]: _name, ...headers } = caller.forwarded(context);
  return JSON.stringify(headers);
}

function senderFor(
  context: RouterContext,
  callers: ReadonlyMap<string, SubgraphCaller>,
  { logger, showsStacks }: Pick<EngineOptions, "logger" | "showsStacks">,
): SendToSubgraph {
  return async (request) => {
    const caller = callerOf(callers, request.subgraph);
    try {
      const kind = request.kind === "mutation" ? ("mutation" as const) : ("query" as const);
      const { body, publicSeconds } = await caller.execute(request, context, kind);
      return { data: body.data, errors: body.errors, publicSeconds };
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      const { message, extensions } = caller.unavailable();
      // an open circuit and a client that has left have no cause
      if (error.cause === undefined || error instanceof AbandonedError)
        return { data: null, errors: [{ message, extensions }] };
      const cause = causeText(error.cause);
      logger.warn({ subgraph: request.subgraph, cause, correlationId: context.correlationId }, "a fetch got no answer");
      return { data: null, errors: [{ message, extensions: { ...extensions, ...(showsStacks && { cause }) } }] };
    }
  };
}

async function* listen(
  caller: SubgraphCaller,
  request: SubgraphRequest,
  context: RouterContext,
  signal: AbortSignal,
): AsyncGenerator<SubgraphAnswer, void> {
  try {
    for await (const { data, errors } of caller.listen(request, context, signal)) yield { data, errors };
  } catch (error) {
    if (!(error instanceof ServiceUnavailableError)) throw error;
    yield { data: null, errors: [caller.unavailable()] };
  }
}

function callerOf(callers: ReadonlyMap<string, SubgraphCaller>, name: string): SubgraphCaller {
  const caller = callers.get(name);
  if (!caller) throw new Error(`no subgraph ${name}`);
  return caller;
}
