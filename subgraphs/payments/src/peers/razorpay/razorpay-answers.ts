/** The fields of Razorpay's entities that we read: https://razorpay.com/docs/api */
export interface RazorpayCard {
  readonly network?: string | null;
  readonly last4?: string | null;
}

export interface RazorpayPayment {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: "created" | "authorized" | "captured" | "refunded" | "failed";
  readonly card?: RazorpayCard | null;
  readonly error_code?: string | null;
  readonly error_reason?: string | null;
}

export interface RazorpayOrder {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  /** An empty array when there are no notes. */
  readonly notes?: Readonly<Record<string, string>> | readonly unknown[] | null;
}

export interface RazorpayRefund {
  readonly id: string;
  readonly status: "pending" | "processed" | "failed";
  /** An empty array when there are no notes. */
  readonly notes?: Readonly<Record<string, string>> | readonly unknown[] | null;
}

export interface RazorpayList<Entity> {
  readonly items: readonly Entity[];
}
