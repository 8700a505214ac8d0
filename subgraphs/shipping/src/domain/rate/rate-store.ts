import type { Rate } from "./rate.js";

export interface RateStore {
  /** Returns the rates of one active carrier in this currency; null selects the default carrier. */
  findRates(carrier: string | null, currency: string): Promise<readonly Rate[]>;
  /** Returns the rates of all active carriers in this currency. */
  findAllRates(currency: string): Promise<readonly Rate[]>;
}
