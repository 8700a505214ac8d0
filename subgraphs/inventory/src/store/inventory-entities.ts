import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MovementKind } from "../domain/stock-movement.js";

// stock_levels and reservations have no entity: their statements lock rows, change several at once or compute columns.

/** Without the columns of the chain, which a trigger writes. */
@Entity("stock_movements")
export class StockMovementEntity {
  @PrimaryColumn("text", { name: "event_id" }) eventId!: string;
  @PrimaryColumn("uuid", { name: "product_id" }) productId!: string;
  @PrimaryColumn("text") kind!: MovementKind;
  @Column("int") delta!: number;
  @Column("text") reason!: string;
  @Column("uuid", { name: "actor_id", nullable: true }) actorId!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("uuid", { name: "order_id", nullable: true }) orderId!: string | null;
  /** Unique per actor. */
  @Column("text", { name: "idempotency_key", nullable: true }) idempotencyKey!: string | null;
  /** From a sequence; bigint: the driver returns a string. */
  @Column("bigint") position!: string;
}

@Entity("stock_counts")
export class StockCountEntity {
  /** The id of a stock list, or the actor's id and idempotency key for a count by hand. */
  @PrimaryColumn("text", { name: "event_id" }) eventId!: string;
  @PrimaryColumn("uuid", { name: "product_id" }) productId!: string;
  @Column("int", { name: "on_hand" }) onHand!: number;
  /** Null accepted any number on hand. */
  @Column("int", { name: "expected_on_hand", nullable: true }) expectedOnHand!: number | null;
  @Column("text") reason!: string;
  @Column("timestamptz", { name: "counted_at" }) countedAt!: Date;
}
