import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MovementKind } from "../domain/stock-movement.js";

@Entity("stock_movements")
export class StockMovementEntity {
  @PrimaryColumn("text", { name: "event_id" })
  eventId!: string;

  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @PrimaryColumn("text")
  kind!: MovementKind;

  @Column("int")
  delta!: number;

  @Column("text")
  reason!: string;

  @Column("uuid", { name: "actor_id", nullable: true })
  actorId!: string | null;

  @Column("uuid", { name: "order_id", nullable: true })
  orderId!: string | null;

  /** Unique per actor; set for an adjustment. */
  @Column("text", { name: "idempotency_key", nullable: true })
  idempotencyKey!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
