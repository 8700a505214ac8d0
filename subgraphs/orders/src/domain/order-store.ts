import type { PlacementStore } from "./checkout/placement-store.js";
import type { GuestOrderStore } from "./guest/guest-order-store.js";
import type { AttemptAnswer, AttemptKey, AttemptStore } from "./idempotency/attempt-store.js";
import type { Actor } from "./order/actor.js";
import type { CustomValuesStore } from "./order/change-order-fields.js";
import type { OrderListStore } from "./order/order-list-store.js";
import type { Order, OrderShipment, OrderStatus } from "./order/order.js";
import type { OutboxJob } from "./outbox-job.js";
import type { NewRefund, RefundStore } from "./refund/refund-store.js";

/** An event of an order that is written together with another change. */
export interface NewOrderEvent {
  /** Identifies the event: a second event with the same id is not written. */
  readonly eventId: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly detail: string | null;
}

/** A change of an order's status. */
export interface OrderMove {
  readonly orderId: string;
  readonly actor: Actor;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly at: Date;
  readonly detail: string | null;
  /** Written before the move's own event. */
  readonly precedingEvents?: readonly NewOrderEvent[];
  /** Written to the outbox in the same transaction. */
  readonly jobs: readonly OutboxJob[];
  /** Keys of jobs that this move makes unnecessary. A running job is not stopped; it finds nothing to do. */
  readonly drops?: readonly string[];
  /** A refund that starts with this move. */
  readonly refund?: NewRefund;
  /** The attempt that this move answers. */
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

/** An event of an order without a change of its status. */
export interface RecordedEvent extends NewOrderEvent {
  readonly orderId: string;
  /** Writes the event only while the order has this status; in any status when absent. */
  readonly whileStatus?: OrderStatus;
  /** Written before the event. */
  readonly precedingEvents?: readonly NewOrderEvent[];
  readonly jobs?: readonly OutboxJob[];
  /** Keys of jobs that have nothing left to do; see `dropJobs`. */
  readonly drops?: readonly string[];
  readonly refund?: NewRefund;
  /** The reported state of a parcel; ignored if a newer one is stored. */
  readonly shipment?: OrderShipment;
  readonly attempt?: { readonly key: AttemptKey; readonly answer: AttemptAnswer };
}

/** Finds orders whose fulfillment has unfinished work. */
export interface FulfillmentStore {
  /** Returns closed orders with a shipment that has been pending since before this time, oldest first. */
  openShipmentsOfClosed(before: Date, limit: number): Promise<readonly string[]>;
  /** Returns open orders that were paid before this time and have no enrolled event, oldest first. */
  unenrolledOrders(before: Date, limit: number): Promise<readonly string[]>;
}

/** The outbox of orders. */
export interface OutboxStore {
  /** Removes jobs that have nothing left to do; a running job is not retried. */
  dropJobs(keys: readonly string[]): Promise<void>;
  /** Enqueues jobs without a change of an order. */
  enqueue(jobs: readonly OutboxJob[]): Promise<void>;
  /** Restarts the failed jobs of an order, and enqueues these jobs. */
  retryJobs(orderId: string, jobs: readonly OutboxJob[]): Promise<void>;
}

/** Storage of orders. Every method is atomic. */
export interface OrderStore
  extends
    OrderListStore,
    PlacementStore,
    AttemptStore,
    RefundStore,
    FulfillmentStore,
    GuestOrderStore,
    OutboxStore,
    CustomValuesStore {
  findOrder(by: "id" | "number", value: string): Promise<Order | null>;
  /** Returns null when the order is no longer in the status `from`. */
  moveOrder(move: OrderMove): Promise<Order | null>;
  /**
   * Same as `moveOrder`, but `decide` gets the current order under its lock. For moves that depend on the order's
   * refunds.
   */
  moveUnderLock(orderId: string, decide: (order: Order) => OrderMove | null): Promise<Order | null>;
  /** Returns false when an event with this id exists. Answers the attempt in any case. */
  recordEvent(event: RecordedEvent): Promise<boolean>;
}
