import type { Rate } from "./rate.js";

export interface RateStore {
  /** The rates of one active carrier, the default one for null, in this currency. */
  findRates(carrier: string | null, currency: string): Promise<readonly Rate[]>;
  /** Those of all active carriers in this currency. */
  findAllRates(currency: string): Promise<readonly Rate[]>;
}
