import { randomUUID } from "node:crypto";
import { headerNames, headerText } from "@souk/kernel/subgraph/graph-request";
import { isAdmin, nobody } from "@souk/kernel/identity/viewer";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { expectedVersion } from "./entity-tag.js";
import { invalidFields, restProblem, staleVersion } from "./problem.js";
import type { ProblemField, RestProblem } from "./rest-problem.js";
import type { AnyInput, RestRoute } from "./rest-route.js";

/** Refuses a request by its sender, before its body is read. The graph decides about all others. */
export function deniedTo({ access }: RestRoute, { identity: { viewer } }: FastifyRequest): RestProblem | undefined {
  if (viewer.kind === "user" && viewer.service !== undefined && access !== "staff")
    return restProblem("FORBIDDEN", "This is not for services.");
  if (access === "public") return undefined;
  if (viewer.kind === "nobody") return restProblem("UNAUTHENTICATED", "Access token required");
  if (access === "token") return undefined;
  if (access === "account" && viewer.kind === "guest")
    return restProblem("UNAUTHENTICATED", "Sign in with an account to do this.");
  if (access === "account" || isAdmin(viewer)) return undefined;
  return restProblem("FORBIDDEN", "This is for the staff, its API keys and services.");
}

/** Returns the request's validated input, or the problem that names every wrong field. */
export function readInput(route: RestRoute, request: FastifyRequest, currency: string): AnyInput | RestProblem {
  const { viewer } = request.identity;
  const { aliases = {} } = route;
  const used = Object.entries(aliases).filter(([alias, name]) => isAlias(request.body, alias, name));
  const given = withAliases(request.body ?? {}, used);
  const [params, query, body] = [
    parsed(route.params, request.params),
    parsed(route.query, request.query),
    parsed(route.body, isRecord(given) ? given : {}),
  ];
  const fields = [
    route.body && !isRecord(given) ? [notAnObject] : [],
    ...[params, query, body].map((part) => part.fields),
  ].flat();
  if (fields.length > 0) return invalidFields(fields.map((field) => underAlias(field, used)));
  const named = namedUser(given);
  if (named !== undefined && (viewer.kind === "nobody" || named !== viewer.id))
    return restProblem("FORBIDDEN", "`user_id` is not the user of the token.");
  const version = route.ifMatch ? expectedVersion(headerText(request.headers, "if-match")) : undefined;
  if (version === null) return staleVersion();
  return {
    params: params.value,
    query: query.value,
    body: body.value,
    found: undefined,
    viewer,
    examined: nobody,
    idempotencyKey: headerText(request.headers, headerNames.idempotencyKey) ?? randomUUID(),
    currency,
    expectedVersion: version ?? undefined,
  };
}

const notAnObject: ProblemField = { path: "", message: "The body must be a JSON object" };

interface Parsed {
  readonly value: unknown;
  readonly fields: readonly ProblemField[];
}

function parsed(schema: z.ZodType | undefined, given: unknown): Parsed {
  if (!schema) return { value: {}, fields: [] };
  const result = schema.safeParse(given, { error: ruleOf });
  if (result.success) return { value: result.data, fields: [] };
  return { value: undefined, fields: result.error.issues.flatMap((issue) => fieldsOf(issue)) };
}

/** Returns the wrong fields of an issue. A value that may have several shapes names those of the shape that it has. */
function fieldsOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): readonly ProblemField[] {
  const path = [...within, ...issue.path];
  const shape =
    issue.code === "invalid_union" ? issue.errors.find((each) => each.every((inner) => inner.path.length > 0)) : [];
  if (shape && shape.length > 0) return shape.flatMap((inner) => fieldsOf(inner, path));
  return [{ path: path.join("."), message: issue.message }];
}

/** The rule that a value of the wrong type breaks, as the end of a sentence about its field. */
function ruleOf({ code, expected, input }: z.core.$ZodRawIssue): string | undefined {
  if (input === undefined) return "is required";
  if (code === "invalid_union") return "has the wrong type";
  return code === "invalid_type" ? `must be ${/^[aeiou]/.test(expected) ? "an" : "a"} ${expected}` : undefined;
}

/** Another name that the client used for a field, and the field's name. */
type UsedAlias = readonly [alias: string, name: string];

function isAlias(body: unknown, alias: string, name: string): boolean {
  return isRecord(body) && alias in body && !(name in body);
}

function withAliases(body: unknown, used: readonly UsedAlias[]): unknown {
  if (!isRecord(body)) return body;
  return { ...body, ...Object.fromEntries(used.map(([alias, name]) => [name, body[alias]])) };
}

/** Names a field as the client did. */
function underAlias(field: ProblemField, used: readonly UsedAlias[]): ProblemField {
  const [alias] = used.find(([, name]) => name === field.path) ?? [];
  return alias === undefined ? field : { ...field, path: alias };
}

/** Returns the user that the clients of some systems name in a body. */
function namedUser(body: unknown): string | undefined {
  if (!isRecord(body) || body.user_id === undefined || body.user_id === null) return undefined;
  const { user_id: id } = body;
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
