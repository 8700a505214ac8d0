import type { z } from "zod";
import type { RestRoute } from "../rest-route.js";

type JsonSchema = Record<string, unknown>;

const text = (description: string) => ({ description, type: "string" });

const problemTexts: Readonly<Record<number, string>> = {
  400: "The body is no JSON.",
  401: "A token is missing or wrong.",
  402: "The payment was declined, or waits for the buyer.",
  403: "The caller has no right to this.",
  404: "There is nothing with this id.",
  409: "The state or another entry does not allow it.",
  412: "It has changed since the version in If-Match.",
  413: "The body is larger than 1 MiB.",
  415: "The body has another type.",
  422: "Fields of the request break a rule; `fields` names each.",
  429: "Too many requests; `Retry-After` says when to repeat.",
  503: "A service does not answer; `Retry-After` says when to repeat.",
};

const successTexts = { 200: "The answer.", 201: "Created.", 202: "Accepted.", 204: "Done." } as const;

/** Returns the answers of a route for the OpenAPI document, by status. */
export function answersOf(route: RestRoute, jsonSchemaOf: (schema: z.ZodType) => JsonSchema): JsonSchema {
  const { status, answer } = route;
  const headers = successHeaders(route);
  const success = {
    description: successTexts[status],
    ...(headers ? { headers } : {}),
    ...(status === 204 ? { type: "null" } : { content: { "application/json": { schema: jsonSchemaOf(answer) } } }),
  };
  return {
    [status]: success,
    ...(route.method === "GET" ? { 304: { description: "The client has this version.", type: "null" } } : {}),
    ...Object.fromEntries(problemStatuses(route).map((each) => [each, problem(each)])),
  };
}

function problem(status: number): JsonSchema {
  return {
    description: problemTexts[status],
    ...(status === 429 || status === 503 ? { headers: { "Retry-After": text("Seconds.") } } : {}),
    content: { "application/json": { schema: { $ref: "Problem#" } } },
  };
}

function successHeaders({ method, location, page, status }: RestRoute): JsonSchema | undefined {
  const headers = {
    ...(method === "GET" ? { ETag: text("The version, for If-None-Match and If-Match.") } : {}),
    ...(location ? { Location: text("The address of what was created.") } : {}),
    ...(page
      ? {
          Link: text('The address of the next page, with rel="next".'),
          "X-Total-Count": text("The number of entries."),
        }
      : {}),
    ...(method === "POST" && status !== 204
      ? { "Idempotency-Replayed": text("`true` for the stored answer of an earlier attempt.") }
      : {}),
  };
  return Object.keys(headers).length === 0 ? undefined : headers;
}

/** The statuses of problems that the route can answer with. */
function problemStatuses(route: RestRoute): readonly number[] {
  const { method, access, params, query, body, ifMatch, operation } = route;
  const pays = /PaymentDeclined/.test(operation);
  return [
    ...(method === "GET" ? [] : [400]),
    401,
    ...(pays ? [402] : []),
    ...(access === "public" ? [] : [403]),
    404,
    ...(method === "GET" ? [] : [409]),
    ...(ifMatch ? [412] : []),
    ...(body ? [413] : []),
    ...(method === "GET" ? [] : [415]),
    ...(params || query || body ? [422] : []),
    429,
    503,
  ];
}
