/** A number of points per period. The period starts with the first call; after `seconds` the count starts again. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** The property that groups calls. `email` and `challenge` are arguments of the call. */
export const countedBy = ["address", "account", "email", "challenge"] as const;
export type CountedBy = (typeof countedBy)[number];

/** The name of a limit in answers, logs and figures, such as "login-email". */
export const rateLimitName = (kind: string, by: string): string => `${kind}-${by}`;

/** Limits by kind of call. A call counts in each limit of its kind; absent limits are not counted. */
export type RateTable = Readonly<Record<string, Readonly<Partial<Record<CountedBy, RateLimit>>>>>;

const perMinute = (points: number): RateLimit => ({ points, seconds: 60 });
const perTenMinutes = (points: number): RateLimit => ({ points, seconds: 600 });
const perHour = (points: number): RateLimit => ({ points, seconds: 3600 });

/**
 * The default limits; `RATE_LIMITS_FILE` overrides them. The limits for all requests are far above the needs of the
 * shop's pages, also for an office behind one address. The others are kinds of root fields, each with its own count;
 * most are named after their field. A sign-in from a known device does not count by its email address: otherwise a
 * stranger could exhaust that limit (docs/decisions/030).
 */
export const defaultRates = {
  requests: { address: perMinute(6000) },
  refusedTokens: { address: perMinute(60) },
  cost: { address: perMinute(2_000_000), account: perMinute(1_000_000) },
  /** New uploads; their parts count as requests. */
  uploads: { address: perMinute(300), account: perHour(600) },
  mutations: { address: perMinute(1200), account: perMinute(600) },

  register: { address: perHour(20), email: perHour(10) },
  resendVerification: { address: perHour(20), email: perHour(10) },
  verifyEmail: { address: perMinute(30), email: perTenMinutes(60) },
  login: { address: perMinute(30), email: perTenMinutes(60) },
  verifySecondFactor: { address: perMinute(30), challenge: perTenMinutes(20) },
  requestPasswordReset: { address: perHour(20), email: perHour(10) },
  requestOrderLink: { address: perHour(20), email: perHour(10) },
  requestStockMail: { address: perHour(60), email: perHour(10) },
  resetPassword: { address: perTenMinutes(30) },
  /** Calls that ask the holder of a token for the password or a code again. */
  proofs: { address: perTenMinutes(60), account: perTenMinutes(20), challenge: perTenMinutes(20) },
  beginProviderSignIn: { address: perMinute(30) },
  completeProviderSignIn: { address: perMinute(30) },
  refreshSession: { address: perMinute(300), account: perMinute(60) },
  startGuestSession: { address: perHour(600) },
  addPaymentMethod: { address: perMinute(20), account: perHour(30) },
  /** `checkout` and `payOrder` with a card: a target for testing stolen cards. */
  cardPayments: { address: perMinute(30), account: perHour(60) },
} as const satisfies RateTable;

export type RateKind = keyof typeof defaultRates;
