import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MovementKind } from "../domain/stock.js";

@Entity("stock_movements")
export class StockMovementEntity {
  @PrimaryColumn("text", { name: "event_id" })
  eventId!: string;

  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @Column("text")
  kind!: MovementKind;

  @Column("int")
  delta!: number;

  @Column("text")
  reason!: string;

  @Column("uuid", { name: "actor_id", nullable: true })
  actorId!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
