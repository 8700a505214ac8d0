import type { RunningShop } from "./running-shop.js";

/** What is asked of a shop in a host, by name; a connection is for one shop, whose first call is `start` and whose last is `stop`. */
export type HostedCall = "start" | "stop" | Exclude<keyof RunningShop, "port" | typeof Symbol.asyncDispose>;

/** One a line, as JSON. */
export interface ToShopHost {
  readonly id: number;
  readonly call: HostedCall;
  readonly given: readonly unknown[];
}

export interface OfShopHost {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** A host's first word to who started it: where it listens. */
export interface HostIsReady {
  readonly port: number;
}
