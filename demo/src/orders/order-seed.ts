/** What a person writes for one order; order-from-seed.ts derives the rest from it, the products, courses and users. */
export type OrderSeed = {
  number: string;
  customerEmail: string;
  placedAt: string;
  lines: readonly [sku: string, quantity: number][];
  /** Which of the customer's addresses it goes to, from 1; the default one if absent. */
  addressNumber?: number;
  /** When it reached each status after CREATED, in this order; the last one is its status. */
  reached: { PAID?: string; PROCESSING?: string; COMPLETED?: string; CANCELLED?: string };
  /** With declineCode it failed, else it succeeded. */
  payment?: { number: string; brand: string; last4: string; declineCode?: string };
  shipment?: { trackingNumber: string; carrier: string };
  /** How many lessons of a course the customer has completed, by the course's SKU. */
  lessonsCompleted?: Readonly<Record<string, number>>;
  /** When the last of all lessons was completed, by the course's SKU. */
  courseCompletedAt?: Readonly<Record<string, string>>;
};
