/**
 * `owner`: the service that returns the code ("several": every subgraph); `means`: its meaning; `caller`: the action
 * for the client that receives it.
 */
export interface ErrorCode {
  readonly owner: string;
  readonly means: string;
  readonly caller: string;
  /** The HTTP status of the code: the `status` beside the code, and the status that a REST alias responds with. */
  readonly status: number;
}

/**
 * Every error code that Souk returns. A code never changes its meaning and is never reused. docs/error-codes.md lists
 * this table for readers; a test compares the table, the document and the schema.
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
    owner: "several",
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
  MEDIA_FILE_IN_USE: {
    owner: "media",
    status: 409,
    means: "a Problem: pages show the picture that should be deleted",
    caller: "show `uses`, and remove the picture there first",
  },
  MEDIA_QUOTA_EXCEEDED: {
    owner: "media",
    status: 429,
    means: "a Problem: the files of the viewer that no page shows yet are too many, or too large together",
    caller: "use or delete some of them, then repeat",
  },
  ANNOUNCEMENT_LIMIT_REACHED: {
    owner: "courses",
    status: 429,
    means: "a Problem: the course has had 5 announcements in 24 hours",
    caller: "write the next one at `nextAt`",
  },
  REVIEW_NEEDS_PURCHASE: {
    owner: "reviews",
    status: 409,
    means: "a Problem: the viewer has neither bought the product nor is enrolled in its course",
    caller: "offer the form to buyers only",
  },
  UNTRUSTED_DOCUMENT: {
    owner: "router",
    status: 403,
    means: "this router takes only operations that it knows beforehand, and this is none of them",
    caller: "send an operation of a manifest that the router has, by its text or its id",
  },
  RATE_LIMITED: {
    owner: "several",
    status: 429,
    means: "too many of these from one place, or for one account",
    caller: "wait `retryAfter` seconds",
  },
  CAPTCHA_REQUIRED: {
    owner: "router",
    status: 403,
    means: "the mutation needs a captcha, and the request has no token of one, or a token that is not valid",
    caller: "show the page of `captcha.frame` in a frame, and repeat the request with its token in `x-captcha-token`",
  },
  CAPTCHA_UNAVAILABLE: {
    owner: "router",
    status: 503,
    means: "the shop's captcha provider did not answer; nothing was changed",
    caller: "repeat with a new token",
  },
  OVERLOADED: {
    owner: "several",
    status: 503,
    means: "the service has more work of this kind than it can begin within a second; nothing was changed",
    caller: "wait `retryAfter` seconds",
  },
  PLAN_TOO_LARGE: {
    owner: "router",
    status: 400,
    means:
      "the operation asks for too many fields, counted in each place and for each type of an interface, needs too many requests, or takes too long to plan",
    caller: "divide the operation",
  },
  SUPERGRAPH_CHANGED: {
    owner: "router",
    status: 503,
    means: "a stand-alone router ended the subscription, because a new supergraph has replaced that of its stream",
    caller: "subscribe again",
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
    means:
      "a fault of ours, logged with its stack under the correlation id; in development, `stacktrace` has the stack too",
    caller: "report the correlation id",
  },
  // expected failures, returned as members of result unions
  SERVICE_UNAVAILABLE: {
    owner: "several",
    status: 503,
    means: "a service that the operation needs did not answer; nothing was changed",
    caller: "repeat",
  },
  PRODUCT_NOT_FOUND: {
    owner: "cart",
    status: 404,
    means: "there is no product with this id, or, where a line is set, none that this viewer can buy",
    caller: "choose another product",
  },
  PRODUCT_UNAVAILABLE: {
    owner: "cart, orders",
    status: 409,
    means: "the product is there and cannot be bought by this viewer: not on sale, or a course that is not published",
    caller: "read the message; take the product out of the cart, or sign in",
  },
  OUT_OF_STOCK: {
    owner: "cart, orders",
    status: 409,
    means: "there is less than was wanted; nothing was changed",
    caller: "lower the quantities that `shortages` names",
  },
  ALREADY_OWNED: {
    owner: "cart, orders",
    status: 409,
    means: "the viewer has this course already",
    caller: "take it out of the cart and open it in `myCourses`",
  },
  RULE_REFUSED: {
    owner: "cart, orders",
    status: 409,
    means: "a rule of this shop refuses the action; nothing was changed, and nobody was charged",
    caller: "show `reason` to the buyer; `reasonCode` names the rule's reason",
  },
  EMAIL_TAKEN: {
    owner: "accounts",
    status: 409,
    means: "there is a verified account with this address",
    caller: "sign in, or register another address",
  },
  WEAK_PASSWORD: {
    owner: "accounts",
    status: 422,
    means: "the password breaks a rule, which the message names",
    caller: "choose another password",
  },
  VERIFICATION_FAILED: {
    owner: "accounts",
    status: 422,
    means: "the code or link is wrong, used, replaced or expired, or its tries are spent",
    caller: "type the newest code again, or ask for a new one",
  },
  INVALID_CREDENTIALS: {
    owner: "accounts",
    status: 401,
    means: "no account with this address and password may sign in, or the current password is wrong",
    caller: "type them again",
  },
  EMAIL_NOT_VERIFIED: {
    owner: "accounts",
    status: 403,
    means: "the password is right, and the address is not confirmed yet",
    caller: "use the mailed link or code, or ask for new ones by `resendVerification`",
  },
  ACCOUNT_LOCKED: {
    owner: "accounts",
    status: 429,
    means: "there were ten wrong passwords within ten minutes, or ten wrong codes in a row, and sign-ins wait",
    caller:
      "try again at `retryAt`, or set a new password by `requestPasswordReset`; a recovery code works all the same",
  },
  SESSION_EXPIRED: {
    owner: "accounts",
    status: 401,
    means: "the refresh token is unknown, expired or was used before",
    caller: "sign in again",
  },
  SECOND_FACTOR_REQUIRED: {
    owner: "accounts",
    status: 401,
    means: "the first proof holds, and the account has a second factor",
    caller: "call `verifySecondFactor` with `challenge` and a code",
  },
  IDENTITY_NOT_LINKED: {
    owner: "accounts",
    status: 409,
    means: "the address of an outside identity has an account already, which is not proven yet",
    caller: "call `linkProviderIdentity` with `linkToken` and the account's password, or signed in to it",
  },
  PROVIDER_SIGN_IN_FAILED: {
    owner: "accounts",
    status: 401,
    means: "a sign-in by an outside identity came to nothing: too late, used, begun in another browser, or refused",
    caller: "read the message and begin again",
  },
  CHALLENGE_EXPIRED: {
    owner: "accounts",
    status: 401,
    means: "the challenge or link token of a sign-in is unknown, used or expired, or its tries are spent",
    caller: "sign in again",
  },
  CART_EMPTY: { owner: "orders", status: 409, means: "there is nothing in the cart", caller: "put something in" },
  CART_CHANGED: {
    owner: "orders",
    status: 409,
    means: "the cart is not of the expected version; nothing was ordered",
    caller: "show `cart` and repeat with its version under a new idempotency key",
  },
  CART_ALREADY_ORDERED: {
    owner: "orders",
    status: 409,
    means: "an order of the same cart version is paid, or its payment is not known yet",
    caller: "show `order`; change the cart to order something else",
  },
  ORDER_SUPERSEDED: {
    owner: "orders",
    status: 409,
    means: "another order of the same cart has taken the order's place; it cannot be paid any more",
    caller: "show `order`, which is the other one",
  },
  PRICE_CHANGED: {
    owner: "orders",
    status: 409,
    means: "the total is not the expected one; nobody was charged",
    caller: "show `total` and repeat with it under a new idempotency key",
  },
  PAYMENT_DECLINED: {
    owner: "orders",
    status: 402,
    means: "the provider declined; the order waits for another payment",
    caller: "read `declineCode`, then call `payOrder` with another card",
  },
  PAYMENT_ACTION_REQUIRED: {
    owner: "orders",
    status: 402,
    means: "the payment waits for the buyer, as for 3-D Secure; nobody was charged yet",
    caller: "let the buyer do what the answer names, then repeat with the same key",
  },
  IDEMPOTENCY_KEY_REUSED: {
    owner: "inventory, notifications, orders, shipping",
    status: 409,
    means: "the key was used for a request with another body",
    caller: "take a new key for a new request",
  },
} as const satisfies Record<string, ErrorCode>;

export type ErrorCodeName = keyof typeof errorCodes;
