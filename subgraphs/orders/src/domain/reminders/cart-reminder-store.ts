import type { CartLine, CartPosition } from "../peers.js";
import type { OutboxJob } from "../outbox-job.js";

/** Each cart gets at most one reminder of each step. */
export type ReminderStep = 1 | 2;

/** The address that a guest gave for a cart. */
export interface CartContact {
  readonly buyerId: string;
  readonly email: string;
  readonly locale: string | null;
  readonly givenAt: Date;
}

export type LeftLine = Pick<CartLine, "productId" | "quantity">;

export interface NewReminder {
  readonly id: string;
  readonly buyerId: string;
  /** A guest's address; null for a user. */
  readonly recipient: string | null;
  readonly step: ReminderStep;
  readonly cartVersion: string;
  readonly cartChangedAt: Date;
  readonly lines: readonly LeftLine[];
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  /**
   * A buyer who got a reminder of this step since this time, and has not ordered since, gets none. A guest's address
   * gets one in any case, whoever enters it: nobody can fill the mailbox of another person.
   */
  readonly notSince: Date;
}

export interface ReminderCounts {
  readonly sent: number;
  readonly opened: number;
  /** Paid orders of the reminded buyers, at most seven days after the reminder. */
  readonly recoveredOrders: number;
}

export interface CartReminderStore {
  /** Returns the position up to which idle carts were found; starts at `first` and remembers it. */
  positionOf(step: ReminderStep, first: CartPosition): Promise<CartPosition>;
  /** Moves the position and enqueues the jobs; does nothing if another process has moved it. */
  movePosition(
    step: ReminderStep,
    move: { readonly from: CartPosition; readonly to: CartPosition },
    jobs: readonly OutboxJob[],
  ): Promise<boolean>;
  saveContact(contact: CartContact): Promise<void>;
  findContacts(buyerIds: readonly string[]): Promise<readonly CartContact[]>;
  /**
   * Inserts a reminder and enqueues `jobs`, in one statement. Does nothing if the cart version had a reminder of this
   * step, if the buyer or the address had one since `notSince`, or if the buyer has placed an order since the cart's last change.
   */
  insertReminder(reminder: NewReminder, jobs: readonly OutboxJob[]): Promise<boolean>;
  /** Records the first opening. Returns null for an unknown token. */
  openReminder(
    tokenHash: Buffer,
    opening: { readonly at: Date; readonly openedBy: string | null },
  ): Promise<readonly LeftLine[] | null>;
  /** Counts the reminders that were sent in the range; `to` is exclusive. */
  countReminders(range: { readonly from: Date; readonly to: Date }): Promise<ReminderCounts>;
  forgetBefore(before: { readonly contacts: Date; readonly reminders: Date }): Promise<void>;
}
