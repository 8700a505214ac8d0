import type { CardFace } from "../../domain/charge/card-face.js";

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
  /** Seconds since 1970. */
  readonly created_at: number;
  /** False for a payment that Razorpay refunded because nobody captured it. */
  readonly captured?: boolean;
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

const brandNames: Readonly<Record<string, string>> = {
  MasterCard: "Mastercard",
  "Union Pay": "UnionPay",
};

/** Returns the data of a card that may be shown; null when Razorpay did not send it. */
export function razorpayCardFace(card: RazorpayCard | null | undefined): CardFace | null {
  if (!card?.network || !card.last4) return null;
  return { brand: brandNames[card.network] ?? card.network, last4: card.last4 };
}

/** Maps Razorpay's reasons to the decline codes that other providers use. */
const declineCodes: Readonly<Record<string, string>> = {
  insufficient_fund: "insufficient_funds",
  payment_declined: "card_declined",
  payment_failed: "card_declined",
  payment_authentication_failed: "authentication_failed",
  authentication_failed: "authentication_failed",
};

export function razorpayDeclineCode({ error_reason: reason, error_code: code }: RazorpayPayment): string {
  const given = (reason || code || "card_declined").toLowerCase();
  return declineCodes[given] ?? given;
}
