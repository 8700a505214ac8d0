import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { CrashPoint } from "@souk/kernel/process/crash-point";
import type { ProjectTax } from "@souk/kernel/project/project";
import type { RuleBook } from "@souk/kernel/project/rules";
import type { Clock } from "@souk/kernel/values/clock";
import type { OrderPeers } from "./peers.js";
import type { OrderStore } from "./order-store.js";

/** The dependencies of most operations. */
export interface OrderDeps {
  readonly store: OrderStore;
  readonly peers: OrderPeers;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly crashPoint: CrashPoint;
  /** Absent in a shop without rules. */
  readonly rules?: RuleBook;
}

/** The taxes of the project. */
export interface TaxDeps extends ProjectTax {
  readonly onFailure: (error: unknown) => void;
}

/** The dependencies of the operations that start a payment. */
export interface CheckoutDeps extends OrderDeps {
  readonly pause: (ms: number) => Promise<void>;
  readonly currency: string;
  /** The fields that the shop has declared for orders. */
  readonly customFields?: EntityFields;
  /** The fields that the shop has declared for order lines. */
  readonly lineFields?: EntityFields;
  /** Absent or null in a shop without tax. */
  readonly tax?: TaxDeps | null;
  /** The shop's share of the courses that it sells from now on, in basis points. */
  readonly courseShopShare: number;
  /** The time for which an order waits for its payment, in seconds. */
  readonly unpaidOrderSeconds: number;
}
