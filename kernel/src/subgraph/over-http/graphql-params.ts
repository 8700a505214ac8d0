import { refusedWith } from "./refused-request.js";

type Fields = Record<string, unknown>;

/**
 * The parameters of a GraphQL request, as defined by GraphQL over HTTP, from the body of a POST or the query string of
 * a GET.
 */
export interface GraphqlParams {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
  readonly extensions: Fields;
}

/**
 * `fields`: the parsed JSON body, or the parameters of the query string, in which variables and extensions are JSON
 * text. Throws RefusedRequest.
 */
export function readParams(method: "GET" | "POST", fields: unknown): GraphqlParams {
  if (!isFields(fields)) throw refusedWith("BAD_REQUEST", "The body must be a JSON object with a query.");
  const { query, operationName } = fields;
  const read = method === "GET" ? fromAddress(fields) : fields;
  if (query != null && typeof query !== "string") throw refusedWith("BAD_REQUEST", "The query must be a string.");
  if (operationName != null && typeof operationName !== "string")
    throw refusedWith("BAD_REQUEST", "The operationName must be a string.");
  return {
    query: query ?? undefined,
    // an empty name in a query string means no name
    operationName: operationName || undefined,
    variables: objectIn(read, "variables"),
    extensions: objectIn(read, "extensions"),
  };
}

function fromAddress(fields: Fields): Fields {
  const read = { ...fields };
  for (const name of ["variables", "extensions"]) {
    const text = fields[name];
    if (typeof text !== "string" || text === "") continue;
    try {
      read[name] = JSON.parse(text) as unknown;
    } catch {
      throw refusedWith("BAD_REQUEST", `The ${name} in the address must be JSON.`);
    }
  }
  return read;
}

function objectIn(fields: Fields, name: "variables" | "extensions"): Record<string, unknown> {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return {};
  if (!isFields(value)) throw refusedWith("BAD_REQUEST", `The ${name} must be a JSON object.`);
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
