import type {
  GraphAnswer,
  GraphAnswerBody,
  GraphAnswerError,
  GraphRequest,
  RequestHeaders,
} from "@souk/kernel/subgraph/graph-request";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { requireScope } from "@souk/kernel/identity/authorization";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import type { HookedRequest } from "../hooks/hooked-request.js";
import { headersByRules, propagatesTo, type HeaderRule, type HeadersForSubgraph } from "../hooks/header-rules.js";
import { GraphQLError } from "graphql";
import { forwardedHeaders, noteWritten, type RouterContext } from "./router-context.js";

export interface SubgraphCallerOptions {
  readonly name: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly metrics: RouterMetrics;
  readonly timeoutMs: number;
  /** The project's rules for the headers of requests. */
  readonly headerRules?: readonly HeaderRule[];
}

/** A subgraph of a project does not check API keys itself. */
function refusalByScope(viewer: Viewer, subgraph: string): GraphAnswer | undefined {
  if (subgraphNames.some((name) => name === subgraph)) return undefined;
  try {
    requireScope(viewer, subgraph, "mutation");
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error;
    return { status: 200, body: { data: null, errors: [{ message, extensions }] }, setCookies: [] };
  }
}

/** Sends the router's requests to one subgraph: sets the identity and the timeout, and handles missing answers. */
export class SubgraphCaller {
  private readonly changeHeaders: HeadersForSubgraph;
  private readonly dependsOnOtherHeaders: boolean;

  constructor(private readonly options: SubgraphCallerOptions) {
    const { name, headerRules = [] } = options;
    this.changeHeaders = headersByRules(headerRules);
    this.dependsOnOtherHeaders = propagatesTo(headerRules, name);
  }

  /**
   * Runs the project's hooks around the fetch. Throws ServiceUnavailableError when the subgraph does not answer in time,
   * and HookError.
   */
  async execute(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { hooked } = context;
    if (hooked?.seesFetches) return this.executeWithHooks(request, context, hooked, kind);
    const answer = await this.fetch(request, context, kind, this.forwarded(context));
    return this.dependsOnOtherHeaders ? { ...answer, publicSeconds: 0 } : answer;
  }

  /** Returns the headers of the client's request that the subgraph gets, without the service token. */
  forwarded(context: RouterContext): Record<string, string> {
    const usual = Object.entries(forwardedHeaders(context, this.options.name)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return this.changeHeaders(context.clientHeader ?? (() => undefined), this.options.name, Object.fromEntries(usual));
  }

  private async executeWithHooks(
    { query, variables = {}, operationName }: GraphRequest,
    context: RouterContext,
    hooked: HookedRequest,
    kind: "query" | "mutation",
  ): Promise<GraphAnswer> {
    const { name } = this.options;
    const stage = { subgraph: name, headers: new Headers(this.forwarded(context)), query, variables: { ...variables } };
    const replaced = await hooked.onSubgraphFetch(stage);
    const request = { kind, query: stage.query, variables: stage.variables, operationName };
    const answer = replaced
      ? { status: 200, body: replaced, setCookies: [] }
      : await this.fetch(request, context, kind, Object.fromEntries(stage.headers));
    const { data, errors } = await hooked.onSubgraphAnswer(name, {
      data: answer.body.data,
      errors: answer.body.errors,
    });
    // a hook may answer each request in another way
    return { ...answer, body: { data, errors }, publicSeconds: 0 };
  }

  private async fetch(
    request: GraphRequest,
    context: RouterContext,
    kind: "query" | "mutation",
    forwarded: RequestHeaders,
  ): Promise<GraphAnswer> {
    const { name, metrics } = this.options;
    const refusal = kind === "mutation" ? refusalByScope(context.viewer, name) : undefined;
    if (refusal) return refusal;
    const endTimer = metrics.startFetch(name);
    try {
      const answer = await this.send(request, context, kind, forwarded);
      endTimer(answer.status === 200 ? "answered" : "refused");
      return answer;
    } catch (error) {
      endTimer("unavailable");
      throw error;
    }
  }

  /**
   * Yields the subgraph's events for a subscription. Throws ServiceUnavailableError when the stream cannot be opened or
   * breaks off.
   */
  async *listen(request: GraphRequest, context: RouterContext, signal: AbortSignal): AsyncGenerator<GraphAnswerBody> {
    yield* this.options.transport.subscribe(request, await this.withProof(this.forwarded(context)), signal);
  }

  /** Returns the error that clients get when the subgraph did not answer. */
  unavailable(): GraphAnswerError {
    const { name } = this.options;
    return {
      message: `${name} does not answer. Try again.`,
      extensions: { code: "SUBGRAPH_UNAVAILABLE", service: name },
    };
  }

  private async send(
    request: GraphRequest,
    context: RouterContext,
    kind: "query" | "mutation",
    forwarded: RequestHeaders,
  ): Promise<GraphAnswer> {
    const { name, transport, timeoutMs } = this.options;
    const counters = currentRequest()?.counters;
    if (counters) {
      counters.subgraphFetches += 1;
      counters.subgraphs.add(name);
    }
    const headers = await this.withProof(forwarded);
    const leftMs = context.deadline - performance.now();
    if (leftMs <= 0) throw new ServiceUnavailableError(name);
    // a mutation runs to its end even when its client disconnects
    const clientSignal = kind === "query" ? context.clientSignal : undefined;
    const deadlineMs = Math.min(timeoutMs, Math.ceil(leftMs));
    const answer = await transport.send(request, headers, { deadlineMs, adaptsDeadline: true, clientSignal });
    context.setCookies.push(...answer.setCookies);
    if (answer.written !== undefined) noteWritten(context, answer.written);
    if (answer.idempotencyReplayed) context.reply.idempotencyReplayed = true;
    // counted before the answer, so that the next request cannot be faster
    if (answer.signInFailed) await context.reply.onFailedSignIn?.();
    return answer;
  }

  private async withProof(forwarded: RequestHeaders): Promise<RequestHeaders> {
    const { name, serviceTokens } = this.options;
    return { ...forwarded, ...(await serviceTokens.headersFor("router", name)) };
  }
}
