import type { ShopClient } from "../test-kit/clients/shop-client.js";

export interface TestOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface SeenError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly unknown[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The parts of an answer that a client may rely on. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  /** Names of the cookies that the answer sets. */
  readonly cookies: readonly string[];
  /** Undefined when nothing was executed. */
  readonly data: unknown;
  readonly errors: readonly SeenError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

const comparedHeaders = ["content-type", "cache-control", "idempotency-replayed", "vary"] as const;

export async function request(
  client: ShopClient,
  { query, variables }: TestOperation,
  correlationId: string,
): Promise<SeenAnswer> {
  const startedAt = Date.now();
  const response = await client.fetch("/graphql", {
    method: "POST",
    // errors contain the correlation id, so it must be the same for both engines
    headers: { "content-type": "application/json", "x-correlation-id": correlationId },
    body: JSON.stringify({ query, variables }),
  });
  const { status, headers } = response;
  const body = JSON.parse(await response.text(), (_key, value: unknown) =>
    isSince(startedAt, value) ? "now" : value,
  ) as {
    readonly data?: unknown;
    readonly errors?: readonly SeenError[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  return {
    status,
    headers: Object.fromEntries(comparedHeaders.map((name) => [name, headers.get(name)])),
    cookies: headers.getSetCookie().map((cookie) => cookie.split("=")[0] ?? ""),
    data: body.data,
    errors: body.errors ?? [],
    extensions: body.extensions ?? {},
  };
}

/** Whether a value is a time during the request, such as the creation time of an empty cart. */
function isSince(startedAt: number, value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Date.parse(value) >= startedAt;
}
