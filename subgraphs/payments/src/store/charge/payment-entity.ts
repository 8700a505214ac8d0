import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("payments")
export class PaymentEntity {
  @PrimaryColumn("uuid")
  id!: string;

  /** 555 for "PAY-555"; from a sequence. */
  @Column("bigint")
  number!: string | number;

  @Column("uuid", { name: "order_id" })
  orderId!: string;

  @Column("text", { name: "order_number" })
  orderNumber!: string;

  @Column("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("text")
  status!: string;

  /** bigint: the driver returns a string. */
  @Column("bigint", { name: "amount_minor" })
  amountMinor!: string | number;

  @Column("text")
  currency!: string;

  /** The amount of succeeded and PENDING refunds. */
  @Column("bigint", { name: "refund_claimed_minor", default: 0 })
  refundClaimedMinor!: string | number;

  /** The amount of succeeded refunds. */
  @Column("bigint", { name: "refunded_minor", default: 0 })
  refundedMinor!: string | number;

  /** The provider is asked to authorize the money only. */
  @Column("boolean", { name: "is_captured_later", default: false })
  isCapturedLater!: boolean;

  /** The end of the authorization; null if the money was not authorized before it was taken. */
  @Column("timestamptz", { name: "authorized_until", nullable: true })
  authorizedUntil!: Date | null;

  /** The amount captured of an authorization. */
  @Column("bigint", { name: "captured_minor", default: 0 })
  capturedMinor!: string | number;

  /** The amount of an authorization that was given up. */
  @Column("bigint", { name: "released_minor", default: 0 })
  releasedMinor!: string | number;

  @Column("text")
  provider!: string;

  @Column("text", { name: "idempotency_key" })
  idempotencyKey!: string;

  /** Set while PENDING, unless the buyer pays in the provider's own checkout. */
  @Column("text", { name: "card_token", nullable: true })
  cardToken!: string | null;

  /** The time since when the provider waits, or waited, for the buyer. */
  @Column("timestamptz", { name: "action_since", nullable: true })
  actionSince!: Date | null;

  /** The provider's order that its own checkout is opened for. */
  @Column("text", { name: "provider_order_id", nullable: true })
  providerOrderId!: string | null;

  @Column("text", { name: "provider_reference", nullable: true })
  providerReference!: string | null;

  @Column("text", { name: "decline_code", nullable: true })
  declineCode!: string | null;

  @Column("text", { nullable: true })
  brand!: string | null;

  @Column("text", { nullable: true })
  last4!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  /** The time when the provider's answer was stored; null while PENDING. */
  @Column("timestamptz", { name: "settled_at", nullable: true })
  settledAt!: Date | null;
}
