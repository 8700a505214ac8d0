import type { RunningShop } from "./running-shop.js";

/**
 * The calls to a shop in a host. A connection is for one shop: its first call is `start` or `borrow`, its last is
 * `stop`.
 */
export type HostedCall = "start" | "borrow" | "stop" | Exclude<keyof RunningShop, "port" | typeof Symbol.asyncDispose>;

/** One message per line, as JSON. */
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

/** A host's first message to its parent process: its port. */
export interface HostIsReady {
  readonly port: number;
}
