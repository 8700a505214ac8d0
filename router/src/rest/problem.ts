import { errorCodes, type ErrorCodeName } from "@souk/kernel/errors/error-codes";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { GraphQLFormattedError } from "graphql";
import type { GraphProblem, RestRoute, RestTexts } from "./rest-route.js";
import type { ProblemField, RestProblem } from "./rest-problem.js";
import { snakeKeys, snakePath } from "./snake-case.js";

/** `more`: further data about the problem, such as its wrong fields. */
export function restProblem(
  code: string,
  message: string,
  { status = statusOf(code), ...more }: { readonly status?: number } & Readonly<Record<string, unknown>> = {},
): RestProblem {
  return {
    status,
    body: { ...more, error: code, message, status_code: status, detail: message, success: false },
    ...(status === 503 || status === 429 ? { retryAfterSeconds: secondsIn(more.retry_after) } : {}),
  };
}

/** Wrong fields of a request, each with its path in the request. */
export function invalidFields(fields: readonly ProblemField[]): RestProblem {
  return restProblem("VALIDATION_FAILED", sentenceOf(fields), { fields });
}

function sentenceOf(fields: readonly ProblemField[]): string {
  return fields.map(({ path, message: rule }) => (path === "" ? rule : `${path} ${rule}`)).join("; ");
}

/** The version in `If-Match` is not the present one. */
export function staleVersion(): RestProblem {
  return restProblem("CONFLICT", "This has changed since the version in If-Match.", { status: 412 });
}

/** Returns the problem for a GraphQL error. In REST, a wrong value is 422, because the JSON itself was read. */
export function problemOfError({ message, extensions = {} }: GraphQLFormattedError, route: RestRoute): RestProblem {
  const { code, status: _status, correlationId: _id, service, ...more } = extensions;
  const name = typeof code === "string" ? code : "INTERNAL_SERVER_ERROR";
  const details = snakeKeys(more) as Record<string, unknown>;
  if (isStale(name, details)) return staleVersion();
  if (name === "SUBGRAPH_UNAVAILABLE" || name === "OVERLOADED")
    return restProblem(name, unavailableText(service, route.texts), { service, ...details });
  const fields = fieldsOfArgument(message, more).map((field) => restField(field, route.fieldNames));
  const ownText = fields.length > 0 ? sentenceOf(fields) : message;
  const text = failedText(name, service, route.texts) ?? route.texts?.codes?.[name as ErrorCodeName] ?? ownText;
  const named = fields.length > 0 ? { fields } : {};
  return restProblem(name, text, { ...details, ...named, ...(name === "BAD_USER_INPUT" ? { status: 422 } : {}) });
}

/** Returns the field of an error that names a wrong argument of the graph, as "<argument> <rule>". */
function fieldsOfArgument(message: string, { argument }: Readonly<Record<string, unknown>>): readonly ProblemField[] {
  if (typeof argument !== "string" || !message.startsWith(`${argument} `)) return [];
  return [{ path: argument, message: message.slice(argument.length + 1) }];
}

/** Returns the problem for a member of a result union. */
export function problemOfUnion(problem: GraphProblem, route: RestRoute): RestProblem {
  const { code, message, __typename: _type, fields, ...more } = problem as GraphProblem & Record<string, unknown>;
  const details = snakeKeys(more) as Record<string, unknown>;
  if (isStale(code, details)) return staleVersion();
  if (code === "SERVICE_UNAVAILABLE") return restProblem(code, unavailableText(details.service, route.texts), details);
  const named = isFieldList(fields) ? { fields: fields.map((field) => restField(field, route.fieldNames)) } : {};
  const ownText = (code === "VALIDATION_FAILED" && sentenceOf(named.fields ?? [])) || message;
  const text = route.texts?.codes?.[code as ErrorCodeName] ?? ownText;
  const until = secondsUntil(details.retry_at);
  return restProblem(code, text, { ...details, ...named, ...(until === undefined ? {} : { retry_after: until }) });
}

/** Returns whether the graph refused a change of another version than the one in `If-Match`. */
function isStale(code: string, { field }: Readonly<Record<string, unknown>>): boolean {
  return code === "CART_CHANGED" || (code === "CONFLICT" && field === "expectedVersion");
}

export function isProblem(root: unknown): root is GraphProblem {
  return typeof root === "object" && root !== null && "code" in root && "message" in root;
}

function isFieldList(value: unknown): value is readonly ProblemField[] {
  return Array.isArray(value);
}

/** Returns the field under its path in the REST request; a route names those that differ. */
function restField({ path, message }: ProblemField, names: RestRoute["fieldNames"] = {}): ProblemField {
  const [start, rest] = Object.keys(names)
    .filter((each) => path === each || path.startsWith(`${each}.`))
    .sort((one, other) => other.length - one.length)
    .map((each) => [names[each] ?? each, path.slice(each.length)] as const)[0] ?? ["", path];
  return { path: start + snakePath(rest), message };
}

function unavailableText(service: unknown, texts: RestTexts | undefined): string {
  const name = subgraphNamed(service);
  return name === undefined ? "service unavailable" : (texts?.unavailable?.[name] ?? `${name} unavailable`);
}

function failedText(code: string, service: unknown, texts: RestTexts | undefined): string | undefined {
  const name = subgraphNamed(service);
  return code === "INTERNAL_SERVER_ERROR" && name !== undefined ? texts?.failed?.[name] : undefined;
}

function subgraphNamed(service: unknown): SubgraphName | undefined {
  return subgraphNames.find((each) => each === service);
}

function statusOf(code: string): number {
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCodeName].status : 500;
}

function secondsIn(value: unknown): number {
  return typeof value === "number" && value > 0 ? Math.ceil(value) : 1;
}

function secondsUntil(time: unknown): number | undefined {
  return typeof time === "string" ? Math.max(1, Math.ceil((Date.parse(time) - Date.now()) / 1000)) : undefined;
}
