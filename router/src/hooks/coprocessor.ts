import { z } from "zod";
import type { ReadJson, SubgraphAnswer } from "@souk/federation-engine";
import type { HookAnswer, HookContext, RequestStage, RouterHooks } from "./router-hooks.js";

const stage = z.strictObject({
  headers: z.boolean().optional(),
  body: z.boolean().optional(),
  context: z.boolean().optional(),
});

/** Which parts of which stages the coprocessor gets. A stage that is absent does not call it. */
export const coprocessorSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** The longest time of one call in milliseconds; 1000 when absent. */
  timeoutMs: z.int().min(1).max(60_000).optional(),
  router: z.strictObject({ request: stage.optional(), response: stage.optional() }).optional(),
  supergraph: z.strictObject({ request: stage.optional() }).optional(),
  subgraph: z.strictObject({ request: stage.optional(), response: stage.optional() }).optional(),
});
export type CoprocessorOptions = z.infer<typeof coprocessorSchema>;
type Parts = z.infer<typeof stage>;

/** The protocol's header values: a list for each name. */
const headerLists = z.record(z.string(), z.array(z.string()));
const answerSchema = z.object({
  control: z.union([z.literal("continue"), z.object({ break: z.int().min(100).max(599) })]).default("continue"),
  headers: headerLists.optional(),
  body: z.unknown().optional(),
  context: z.object({ entries: z.record(z.string(), z.unknown()) }).optional(),
  statusCode: z.int().min(100).max(599).optional(),
});
type Answer = z.infer<typeof answerSchema>;

interface Call {
  readonly stage: string;
  readonly parts: Parts;
  readonly request: RequestStage;
  readonly headers: Headers;
  readonly body: unknown;
  readonly more?: Readonly<Record<string, unknown>>;
}

const graphqlBody = z.object({
  query: z.string().optional(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
const subgraphBody = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/**
 * Returns hooks that call an external process by the protocol of Apollo Router's coprocessors (version 1). They throw
 * when the process does not answer, or answers with something else. `readJson` reads its answers.
 */
export function coprocessorHooks(options: CoprocessorOptions, readJson: ReadJson): RouterHooks {
  const { router, supergraph, subgraph } = options;
  const call = callerOf(options, readJson);
  return {
    ...(router?.request && { onRequest: requestHook(call, router.request) }),
    ...(supergraph?.request && { onOperation: operationHook(call, supergraph.request) }),
    ...(subgraph?.request && { onSubgraphFetch: fetchHook(call, subgraph.request) }),
    ...(subgraph?.response && { onSubgraphAnswer: fetchedHook(call, subgraph.response) }),
    ...(router?.response && { onResponse: responseHook(call, router.response) }),
  };
}

type Caller = (call: Call) => Promise<Answer>;

function requestHook(call: Caller, parts: Parts): NonNullable<RouterHooks["onRequest"]> {
  return async (request) => {
    const { headers, method, path } = request;
    const answer = await call({
      stage: "RouterRequest",
      parts,
      request,
      headers,
      body: undefined,
      more: { method, path },
    });
    return breakOf(answer);
  };
}

function operationHook(call: Caller, parts: Parts): NonNullable<RouterHooks["onOperation"]> {
  return async (operation) => {
    const { headers, method, params } = operation;
    const answer = await call({
      stage: "SupergraphRequest",
      parts,
      request: operation,
      headers,
      body: params,
      more: { method },
    });
    if (answer.body !== undefined && answer.control === "continue") {
      const { query, operationName, variables, extensions } = graphqlBody.parse(answer.body);
      Object.assign(params, {
        query,
        operationName: operationName ?? undefined,
        variables: variables ?? undefined,
        extensions: extensions ?? undefined,
      });
    }
    return breakOf(answer);
  };
}

function fetchHook(call: Caller, parts: Parts): NonNullable<RouterHooks["onSubgraphFetch"]> {
  return async (fetch) => {
    const { request, headers, subgraph: serviceName, query, variables } = fetch;
    const body = { query, variables };
    const answer = await call({
      stage: "SubgraphRequest",
      parts,
      request,
      headers,
      body,
      more: { serviceName, method: "POST" },
    });
    if (answer.control !== "continue") return subgraphAnswerOf(answer, answer.control.break);
    if (answer.body === undefined) return undefined;
    const changed = graphqlBody.parse(answer.body);
    fetch.query = changed.query ?? query;
    fetch.variables = changed.variables ?? variables;
    return undefined;
  };
}

function fetchedHook(call: Caller, parts: Parts): NonNullable<RouterHooks["onSubgraphAnswer"]> {
  return async (fetched) => {
    const { request, subgraph: serviceName } = fetched;
    const { data, errors } = fetched.answer;
    const answer = await call({
      stage: "SubgraphResponse",
      parts: { ...parts, headers: false },
      request,
      headers: request.headers,
      body: { data, errors },
      more: { serviceName, statusCode: 200 },
    });
    if (answer.body !== undefined) fetched.answer = subgraphAnswerOf(answer, 200);
  };
}

function responseHook(call: Caller, parts: Parts): NonNullable<RouterHooks["onResponse"]> {
  return async (response) => {
    const { request, headers, status: statusCode, body } = response;
    const answer = await call({ stage: "RouterResponse", parts, request, headers, body, more: { statusCode } });
    if (answer.statusCode !== undefined) response.status = answer.statusCode;
    if (answer.body !== undefined && response.body !== undefined) response.body = textOf(answer.body);
  };
}

function callerOf({ url, timeoutMs = 1000 }: CoprocessorOptions, readJson: ReadJson): Caller {
  return async ({ stage: name, parts, request, headers, body, more }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        version: 1,
        stage: name,
        control: "continue",
        id: request.id,
        ...more,
        ...(parts.headers && { headers: listsOf(headers) }),
        ...(parts.body && body !== undefined && { body }),
        ...(parts.context && { context: { entries: Object.fromEntries(request.context) } }),
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`the coprocessor answered ${name} with ${response.status}`);
    const answer = answerSchema.parse(readJson(await response.text()));
    if (answer.headers) replaceHeaders(headers, answer.headers);
    if (answer.context) replaceContext(request.context, answer.context.entries);
    return answer;
  };
}

function breakOf({ control, headers, body }: Answer): HookAnswer | undefined {
  if (control === "continue") return undefined;
  return {
    status: control.break,
    headers: headers
      ? Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(", ")]))
      : {},
    body: typeof body === "string" || (typeof body === "object" && body !== null) ? body : {},
  };
}

function subgraphAnswerOf({ body }: Answer, status: number): SubgraphAnswer {
  const read = subgraphBody.safeParse(typeof body === "string" ? { errors: [{ message: body }] } : body);
  if (read.success) return { data: read.data.data, errors: read.data.errors };
  return { data: null, errors: [{ message: `The coprocessor ended the request with ${status}.` }] };
}

function listsOf(headers: Headers): Record<string, string[]> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, [value]]));
}

function replaceHeaders(headers: Headers, lists: Readonly<Record<string, readonly string[]>>): void {
  for (const name of Object.keys(listsOf(headers))) if (!(name in lists)) headers.delete(name);
  for (const [name, values] of Object.entries(lists)) headers.set(name, values.join(", "));
}

function replaceContext(context: HookContext, entries: Readonly<Record<string, unknown>>): void {
  context.clear();
  for (const [name, value] of Object.entries(entries)) context.set(name, value);
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}
