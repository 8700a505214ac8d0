import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OrderStatus } from "../../domain/order/order.js";

@Entity("order_events")
export class OrderEventEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  /** Unique within the order, so that a repeated event is written once. */
  @PrimaryColumn("text", { name: "event_id" })
  eventId!: string;

  @Column("text")
  type!: string;

  @Column("text", { name: "from_status", nullable: true })
  from!: OrderStatus | null;

  @Column("text", { name: "to_status", nullable: true })
  to!: OrderStatus | null;

  @Column("text", { nullable: true })
  detail!: string | null;

  @Column("timestamptz")
  at!: Date;

  /** `buyer:<id>`, `admin:<id>` or a part of Souk. */
  @Column("text", { nullable: true })
  actor!: string | null;

  /** The correlation id of the request or job that wrote the event. */
  @Column("text", { name: "correlation_id", nullable: true })
  correlationId!: string | null;
}
