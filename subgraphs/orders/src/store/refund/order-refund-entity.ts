import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OrderRefund } from "../../domain/order/order.js";

@Entity("order_refunds")
export class OrderRefundEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "order_id" })
  orderId!: string;

  @Column("text")
  kind!: OrderRefund["kind"];

  @Column("jsonb")
  lines!: OrderRefund["lines"];

  /** bigint: the driver returns a string. */
  @Column("bigint", { name: "amount_minor" })
  amountMinor!: string | number;

  @Column("text")
  state!: OrderRefund["state"];

  @Column("text")
  reason!: string;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt!: Date | null;
}
