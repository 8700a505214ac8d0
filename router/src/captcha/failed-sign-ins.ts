import { countedKey, networkOf } from "../limits/rates/counted-key.js";
import type { NewRateCounter, RateCounter } from "../limits/rates/rate-counter.js";

/** Where a sign-in comes from, and whose it is. */
export interface SignInSubject {
  readonly clientAddress: string;
  /** Undefined for a browser that has signed in before: strangers must not make its sign-in harder. */
  readonly email: string | undefined;
}

const seconds = 600;
/** An office shares one address. */
const addressFactor = 5;

/** Counts failed sign-ins of the last ten minutes. */
export class FailedSignIns {
  private readonly byEmail: RateCounter;
  private readonly byAddress: RateCounter;

  /** `tolerated`: how many failures of an email address need no captcha; at least 1. */
  constructor(tolerated: number, newCounter: NewRateCounter) {
    this.byEmail = newCounter("failed-sign-ins-email", { points: tolerated - 1, seconds });
    this.byAddress = newCounter("failed-sign-ins-address", { points: tolerated * addressFactor - 1, seconds });
  }

  async count(subject: SignInSubject): Promise<void> {
    await this.consume(subject, 1);
  }

  /** Whether the next sign-in needs a captcha. */
  async areTooMany(subject: SignInSubject): Promise<boolean> {
    return (await this.consume(subject, 0)).some(({ refused }) => refused);
  }

  private consume({ email, clientAddress }: SignInSubject, points: number) {
    return Promise.all([
      this.byAddress.count(countedKey(networkOf(clientAddress)), points),
      ...(email === undefined ? [] : [this.byEmail.count(countedKey(email), points)]),
    ]);
  }
}
