/** An error of a GraphQL answer; the codes are those of the error reference. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly [name: string]: unknown };
}

/** A request without a usable answer: the network failed, or the shop refused or could not complete the operation. */
export class ShopError extends Error {
  /** The code of the first error, such as `RATE_LIMITED`; `NETWORK_ERROR` without an answer. */
  readonly code: string;
  /** The HTTP status; undefined without an answer. */
  readonly status: number | undefined;
  readonly errors: readonly GraphError[];

  constructor({ status, errors, cause }: { status?: number; errors?: readonly GraphError[]; cause?: unknown }) {
    const [first] = errors ?? [];
    super(first?.message ?? (status === undefined ? "the shop did not answer" : `the shop answered HTTP ${status}`), {
      cause,
    });
    this.name = "ShopError";
    this.status = status;
    this.errors = errors ?? [];
    this.code = first?.extensions?.code ?? (status === undefined ? "NETWORK_ERROR" : "HTTP_ERROR");
  }

  /** The shop's wish for the pause before a retry, in seconds. */
  get retryAfterSeconds(): number | undefined {
    const [seconds] = this.errors.flatMap(({ extensions }) => extensions?.retryAfter ?? []);
    return typeof seconds === "number" ? seconds : undefined;
  }

  /** Whether the access token has expired, so that the session must be renewed. */
  get isExpiredToken(): boolean {
    return this.errors.some(({ extensions }) => extensions?.reason === "TOKEN_EXPIRED");
  }

  /** For reports to the shop's operator. */
  get correlationId(): string | undefined {
    const [id] = this.errors.flatMap(({ extensions }) => extensions?.correlationId ?? []);
    return typeof id === "string" ? id : undefined;
  }
}
