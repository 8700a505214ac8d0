/** `owner`: who answers with it (several: every subgraph); `means`; `caller`: what the one who gets it can do. */
export interface ErrorCode {
  readonly owner: string;
  readonly means: string;
  readonly caller: string;
  /** HTTP's number for it: the `status` beside the code, and what a REST alias answers with. */
  readonly status: number;
}

/**
 * Every code that leaves Souk. A code never changes its meaning and is never used again for another.
 * docs/error-codes.md is this table for readers; a test holds the two and the schema together.
 */
export const errorCodes = {
  // errors of a request
  BAD_USER_INPUT: {
    owner: "several",
    status: 400,
    means: "the document, a variable or an argument is wrong",
    caller: "mend what the message names",
  },
  UNAUTHENTICATED: {
    owner: "several",
    status: 401,
    means: "there is no token, or one that does not hold",
    caller: "sign in or refresh, then repeat",
  },
  FORBIDDEN: { owner: "several", status: 403, means: "the viewer may not do this", caller: "use an account that may" },
  NOT_FOUND: {
    owner: "router",
    status: 404,
    means: "no such path, or a Problem: nothing has this id",
    caller: "check the address or the id",
  },
  METHOD_NOT_ALLOWED: {
    owner: "router",
    status: 405,
    means: "this path does not take this method",
    caller: "use the method that the answer's Allow header names",
  },
  CONFLICT: {
    owner: "several",
    status: 409,
    means: "a Problem: something else has this value, or the state does not allow it",
    caller: "read `field` and the message, then change the value or reload",
  },
  VALIDATION_FAILED: {
    owner: "several",
    status: 422,
    means: "a Problem: fields of the input break a rule",
    caller: "mend the fields that `fields` names",
  },
  RATE_LIMITED: {
    owner: "router",
    status: 429,
    means: "too many of these from one place",
    caller: "wait `retryAfter` seconds",
  },
  SUBGRAPH_UNAVAILABLE: {
    owner: "several",
    status: 503,
    means: "a service did not answer; what others know still came",
    caller: "repeat the part that is missing",
  },
  INTERNAL_SERVER_ERROR: {
    owner: "several",
    status: 500,
    means: "a fault of ours, logged under the correlation id",
    caller: "report the correlation id",
  },
  // expected failures, members of result unions
  SERVICE_UNAVAILABLE: {
    owner: "several",
    status: 503,
    means: "a service that the operation needs did not answer; nothing was changed",
    caller: "repeat",
  },
} as const satisfies Record<string, ErrorCode>;

export type ErrorCodeName = keyof typeof errorCodes;
