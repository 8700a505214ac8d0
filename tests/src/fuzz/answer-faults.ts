import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";

/** Internal details that no answer may contain: statements, stacks, files, addresses, libraries. */
const leaks: readonly (readonly [string, RegExp])[] = [
  ["a stack", /\bat (?:async )?[\w$.<>]+ \(|\bat (?:file|node):|\n\s+at \S/],
  ["a file", /node_modules|\/(?:work|tmp|home|usr|root|app)\/|file:\/\/\/[a-z]+\/(?!passwd)|\.[cm]?[jt]s:\d+/],
  ["an address", /ECONN|EPIPE|ENOTFOUND|\b(?:127\.0\.0\.1|localhost|0\.0\.0\.0):\d{2,5}/],
  ["a database", /souk_\w|shop_[0-9a-f]{10}|\bpublic\.\w|graphile|_private_/],
  [
    "SQL",
    /syntax error at or near|invalid input syntax|invalid byte sequence|violates \w+ constraint|duplicate key value|out of range for type|value too long for type|cannot be cast|unterminated quoted|(?:relation|column|function) "?\w+"? does not exist|\bQueryFailed|SQLSTATE/i,
  ],
  [
    "a library",
    /\btypeorm\b|\bpostgres(?:ql)?\b|\bioredis\b|\bWRONGTYPE\b|\bzod\b|\bgraphql-js\b|type-graphql|\bargon2\b|\bundici\b|\bfastify\b|apollo/i,
  ],
  [
    "a fault of JavaScript",
    /TypeError|RangeError|ReferenceError|Cannot read propert|is not a function|is not iterable|undefined is not|Maximum call stack|\[object Object\]/,
  ],
];

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** The faults of an answer, whatever the request was; empty for a correct answer. */
export function faultsOf({ status, text }: HttpAnswer): string[] {
  const leaked = leaks.filter(([, pattern]) => pattern.test(text)).map(([what]) => `it shows ${what}`);
  // 503 means an unavailable service, which no request may cause either
  return [...(status >= 500 ? [`HTTP ${status}`] : []), ...leaked];
}

/** Marks a complaint that does not name the hostile value. */
export const unnamed = "does not name";

interface AnswerBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly locations?: readonly unknown[];
    readonly extensions?: {
      readonly code?: string;
      readonly status?: number;
      readonly service?: string;
      readonly argument?: string;
    };
  }[];
}

interface Outcome {
  readonly __typename?: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

const services: ReadonlySet<string> = new Set(["router", ...subgraphNames]);

/**
 * The faults of a GraphQL answer to a call with one hostile value. `names` are the names of the value and its parent,
 * because an error about two exclusive fields is reported on their parent.
 */
export function faultsOfGraph(answer: HttpAnswer, names: readonly string[]): string[] {
  const isNamed = (text: string): boolean => names.some((name) => text.toLowerCase().includes(name.toLowerCase()));
  const faults = faultsOf(answer);
  const body = bodyOf(answer.text);
  if (!body) return [...faults, "it is no JSON"];
  for (const { message, path, locations, extensions } of body.errors ?? []) {
    const { code, status = 0, service } = extensions ?? {};
    if (status === 0 || status >= 500) faults.push(`${code} ${status}: ${message}`);
    // only errors about the request body as a whole have no service
    const isSomebodys = service === undefined ? answer.status !== 200 && path === undefined : services.has(service);
    if (!isSomebodys) faults.push(`it comes from "${service}"`);
    const place = `${message} ${extensions?.argument ?? ""}`;
    // errors about the document itself are reported by line and column
    const isLocated = path === undefined && locations !== undefined && !message.startsWith("Variable");
    // a body that is too large or that changes prototypes is not parsed, and validation stops after too many errors
    const isUnread = /^(The body|Body) is |^Too many validation errors/.test(message);
    if (code === "BAD_USER_INPUT" && !isUnread && !isLocated && !isNamed(place))
      faults.push(`it ${unnamed} ${names[0]}: ${message}`);
  }
  for (const outcome of Object.values(body.data ?? {})) {
    const { __typename, fields } = (outcome ?? {}) as Outcome;
    if (__typename !== "InvalidInput") continue;
    const complaints = (fields ?? []).map(({ path, message }) => `${path} ${message}`);
    const text = complaints.join("; ");
    if (!isNamed(text)) faults.push(`InvalidInput ${unnamed} ${names[0]}: ${text}`);
  }
  return faults;
}

function bodyOf(text: string): AnswerBody | undefined {
  try {
    return JSON.parse(text) as AnswerBody;
  } catch {
    return undefined;
  }
}
