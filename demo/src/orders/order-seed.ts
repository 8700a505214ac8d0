/** The hand-written data of one order. order-from-seed.ts derives the rest from it, the products, courses and users. */
export type OrderSeed = {
  number: string;
  customerEmail: string;
  placedAt: string;
  lines: readonly [sku: string, quantity: number][];
  /** The number of the customer's address that it goes to, from 1; the default address when absent. */
  addressNumber?: number;
  /** The time of each status after CREATED, in this order; the last one is the order's status. */
  reached: { PAID?: string; PROCESSING?: string; COMPLETED?: string; CANCELLED?: string };
  /** With declineCode the payment failed, otherwise it succeeded. */
  payment?: { number: string; brand: string; last4: string; declineCode?: string };
  shipment?: { trackingNumber: string; carrier: string };
  /** The number of lessons that the customer has completed, by the course's SKU. */
  lessonsCompleted?: Readonly<Record<string, number>>;
  /** The time when the last of all lessons was completed, by the course's SKU. */
  courseCompletedAt?: Readonly<Record<string, string>>;
};
