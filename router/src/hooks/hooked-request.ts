import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { readParams } from "@souk/kernel/subgraph/over-http/graphql-params";
import { RefusedRequest } from "@souk/kernel/subgraph/over-http/refused-request";
import type { ReadJson, SubgraphAnswer } from "@souk/federation-engine";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import type { GraphqlEventStream } from "../graphql-http/graphql-service.js";
import { coprocessorHooks } from "./coprocessor.js";
import { HookRunner } from "./run-hooks.js";
import type { FetchStage, GraphqlParams, HookAnswer, RequestStage, RouterHooks } from "./router-hooks.js";
import type { RouterExtensions } from "./router-extensions.js";

const defaultTimeoutMs = 1000;

/** The hooks of a router, for each of its requests. */
export class HookedRequests {
  private constructor(private readonly runner: HookRunner) {}

  /** Returns undefined when the definition has no hooks. `readJson` reads the answers of a coprocessor. */
  static of(
    { hooks = [], coprocessor, hookTimeoutMs = defaultTimeoutMs }: RouterExtensions,
    report: (line: string) => void,
    readJson: ReadJson = JSON.parse,
  ): HookedRequests | undefined {
    const all: readonly RouterHooks[] = [hooks, coprocessor ? coprocessorHooks(coprocessor, readJson) : []].flat();
    if (all.length === 0) return undefined;
    // the coprocessor has a limit of its own
    const timeoutMs = Math.max(hookTimeoutMs, coprocessor?.timeoutMs ?? 0);
    return new HookedRequests(new HookRunner({ hooks: all, timeoutMs, report: ({ message }) => report(message) }));
  }

  of(request: IncomingMessage, path: string, id: string = randomUUID()): HookedRequest {
    return new HookedRequest(this.runner, request, path, id);
  }
}

/** One request with its hooks. All methods throw HookError. */
export class HookedRequest {
  private readonly stage: RequestStage;

  constructor(
    private readonly runner: HookRunner,
    { method = "GET", headers }: IncomingMessage,
    path: string,
    id: string,
  ) {
    this.stage = { id, method, path, headers: headersOf(headers), context: new Map() };
  }

  readonly header = (name: string): string | undefined => this.stage.headers.get(name) ?? undefined;

  get seesFetches(): boolean {
    return this.runner.seesFetches;
  }

  /** Copies the headers to the request, as the hooks left them. */
  applyHeaders(headers: IncomingMessage["headers"]): void {
    for (const name of Object.keys(headers)) if (!this.stage.headers.has(name)) delete headers[name];
    for (const [name, value] of this.stage.headers) if (headers[name] !== value) headers[name] = value;
  }

  async onRequest(): Promise<GraphqlHttpAnswer | undefined> {
    const answer = await this.runner.onRequest(this.stage);
    return answer && httpAnswerOf(answer);
  }

  /** Returns the answer of a hook, or the parameters as the hooks left them. */
  async onOperation(
    method: "GET" | "POST",
    fields: unknown,
  ): Promise<{ readonly answer: GraphqlHttpAnswer } | { readonly fields: unknown }> {
    let params: GraphqlParams;
    try {
      params = { ...readParams(method, fields) };
    } catch (error) {
      // the service refuses such a request with its error
      if (error instanceof RefusedRequest) return { fields };
      throw error;
    }
    const answer = await this.runner.onOperation({ ...this.stage, params });
    return answer ? { answer: httpAnswerOf(answer) } : { fields: params };
  }

  async onSubgraphFetch(fetch: Omit<FetchStage, "request">): Promise<SubgraphAnswer | undefined> {
    return this.runner.onSubgraphFetch(Object.assign(fetch, { request: this.stage }));
  }

  async onSubgraphAnswer(subgraph: string, answer: SubgraphAnswer): Promise<SubgraphAnswer> {
    const fetched = { request: this.stage, subgraph, answer };
    await this.runner.onSubgraphAnswer(fetched);
    return fetched.answer;
  }

  async onResponse(answer: GraphqlHttpAnswer | GraphqlEventStream): Promise<GraphqlHttpAnswer | GraphqlEventStream> {
    const headers = new Headers(answer.headers);
    const given = "answers" in answer ? { status: 200, body: undefined } : { status: answer.status, body: answer.body };
    const stage = { request: this.stage, headers, ...given };
    await this.runner.onResponse(stage);
    const changed = Object.fromEntries(headers);
    if ("answers" in answer) return { ...answer, headers: changed };
    return { status: stage.status, headers: changed, body: stage.body ?? answer.body };
  }
}

/**
 * Whether callers with equal operations and forwarded headers may share answers. Not with hooks of fetches: they get all
 * headers of their caller and all values of its context. Other hooks change only what the callers are compared by.
 */
export function sharesAnswers(hooked: HookedRequest | undefined): boolean {
  return !hooked?.seesFetches;
}

function headersOf(headers: IncomingMessage["headers"]): Headers {
  const read = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) read.set(name, Array.isArray(value) ? value.join(", ") : value);
  return read;
}

function httpAnswerOf({ status, headers = {}, body }: HookAnswer): GraphqlHttpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: { "content-type": "application/json; charset=utf-8", ...headers }, body: text };
}
