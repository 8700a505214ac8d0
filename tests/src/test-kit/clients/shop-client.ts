/** An operation of `operations/`, typed by codegen. */
export interface Operation<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly status: number; readonly correlationId?: string } & Record<
    string,
    unknown
  >;
}

export interface Answer<Result> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Result;
  readonly errors: readonly AnswerError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /**
   * The cost of the request, from the router's `x-souk-work` header: SQL statements of the router's process, fetches
   * from subgraphs.
   */
  readonly work: { readonly sql: number; readonly fetches: number };
}

/** The codes of refusals that pass by themselves. */
const passingCodes = new Set(["OVERLOADED", "SUBGRAPH_UNAVAILABLE"]);

/**
 * Returns the data of an operation that is safe to repeat: sends it again, after the given pause, while the service is
 * busy or does not answer, for at most a minute. Throws when the answer has other errors.
 */
export async function afterRetries<Result>(
  send: () => Promise<{ readonly data?: Result; readonly errors?: readonly AnswerError[] }>,
): Promise<Result> {
  for (const deadline = Date.now() + 60_000; ;) {
    const { data, errors = [] } = await send();
    if (errors.length === 0) return data as Result;
    const refusal = errors.find(({ extensions }) => passingCodes.has(extensions.code));
    if (!refusal || Date.now() > deadline) throw new Error(`the shop answered ${JSON.stringify(errors)}`);
    await new Promise((resolve) => setTimeout(resolve, Number(refusal.extensions.retryAfter ?? 1) * 1000));
  }
}

/** A client of a running shop that uses only HTTP. With a token it is signed in. */
export class ShopClient {
  constructor(
    readonly origin: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly positions?: KeptPositions,
  ) {}

  /** The same client, which returns `x-souk-written` of the last change as a client of a shop with replicas does. */
  keepingPositions(): ShopClient {
    return new ShopClient(this.origin, this.headers, { written: "none" });
  }

  /** The same client with another `Authorization` header, or other headers. */
  with(headers: Readonly<Record<string, string>>): ShopClient {
    return new ShopClient(this.origin, { ...this.headers, ...headers }, this.positions);
  }

  signedIn(accessToken: string): ShopClient {
    return this.with({ authorization: `Bearer ${accessToken}` });
  }

  /** Sends an operation; errors are part of the answer. A query text accepts any shape of answer. */
  async execute<Result = any, Variables = Record<string, unknown>>(
    operation: Operation<Result, Variables> | string,
    variables?: Variables,
  ): Promise<Answer<Result>> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.positions ? { "x-souk-written": this.positions.written } : {}),
        ...this.headers,
      },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
    if (this.positions) this.positions.written = response.headers.get("x-souk-written") ?? this.positions.written;
    const body = (await response.json()) as {
      data?: Result;
      errors?: AnswerError[];
      extensions?: Record<string, unknown>;
    };
    const { status, headers } = response;
    const { errors = [], extensions = {} } = body;
    return { status, headers, data: body.data as Result, errors, extensions, work: workOf(headers) };
  }

  /** Like `execute`, but throws when the answer has errors. */
  async get<Result = any, Variables = Record<string, unknown>>(
    operation: Operation<Result, Variables> | string,
    variables?: Variables,
  ): Promise<Result> {
    const { data, errors } = await this.execute(operation, variables);
    if (errors.length > 0) throw new Error(`the shop answered ${JSON.stringify(errors)}`);
    return data;
  }

  /** Like `get`, for operations that are safe to repeat. */
  getAfterRetries<Result = any, Variables = Record<string, unknown>>(
    operation: Operation<Result, Variables> | string,
    variables?: Variables,
  ): Promise<Result> {
    return afterRetries(() => this.execute(operation, variables));
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.origin}${path}`, {
      ...init,
      headers: { ...this.headers, ...(init?.headers as Record<string, string>) },
    });
  }
}

/** The last `x-souk-written` that the shop returned. */
export interface KeptPositions {
  written: string;
}

function workOf(headers: Headers): { sql: number; fetches: number } {
  const [, sql = "0", fetches = "0"] = /sql=(\d+), fetches=(\d+)/.exec(headers.get("x-souk-work") ?? "") ?? [];
  return { sql: Number(sql), fetches: Number(fetches) };
}
