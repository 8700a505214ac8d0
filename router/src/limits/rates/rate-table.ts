/** So many points in so many seconds, from the first on; then it begins anew. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** Whose calls are counted together. `email` and `challenge` are arguments of the call. */
export const countedBy = ["address", "account", "email", "challenge"] as const;
export type CountedBy = (typeof countedBy)[number];

/** By the kind of call. A call counts in each limit of its kind; what is absent is not counted. */
export type RateTable = Readonly<Record<string, Readonly<Partial<Record<CountedBy, RateLimit>>>>>;

const perMinute = (points: number): RateLimit => ({ points, seconds: 60 });
const perTenMinutes = (points: number): RateLimit => ({ points, seconds: 600 });
const perHour = (points: number): RateLimit => ({ points, seconds: 3600 });

/**
 * The defaults; `RATE_LIMITS_FILE` sets others. Those of all requests are far above what pages of the shop need, also for an office
 * behind one address. The others are kinds of root fields, each of which counts on its own; most have the name of their field.
 * A sign-in from a known device is not counted by its email address: a stranger could use that up (docs/decisions/030).
 */
export const defaultRates = {
  requests: { address: perMinute(6000) },
  refusedTokens: { address: perMinute(60) },
  cost: { address: perMinute(2_000_000), account: perMinute(1_000_000) },
  mutations: { address: perMinute(1200), account: perMinute(600) },

  register: { address: perHour(20), email: perHour(10) },
  resendVerification: { address: perHour(20), email: perHour(10) },
  verifyEmail: { address: perMinute(30), email: perTenMinutes(60) },
  login: { address: perMinute(30), email: perTenMinutes(60) },
  verifySecondFactor: { address: perMinute(30), challenge: perTenMinutes(20) },
  requestPasswordReset: { address: perHour(20), email: perHour(10) },
  requestOrderLink: { address: perHour(20), email: perHour(10) },
  resetPassword: { address: perTenMinutes(30) },
  /** What asks for the password or a code once more, of whoever holds a token. */
  proofs: { address: perTenMinutes(60), account: perTenMinutes(20), challenge: perTenMinutes(20) },
  beginProviderSignIn: { address: perMinute(30) },
  completeProviderSignIn: { address: perMinute(30) },
  refreshSession: { address: perMinute(300), account: perMinute(60) },
  startGuestSession: { address: perHour(600) },
  addPaymentMethod: { address: perMinute(20), account: perHour(30) },
  /** `checkout` and `payOrder` with a card: whoever tries stolen cards does it here. */
  cardPayments: { address: perMinute(30), account: perHour(60) },
} as const satisfies RateTable;

export type RateKind = keyof typeof defaultRates;
