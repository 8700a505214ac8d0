import type { PostalAddress } from "@souk/kernel/values/postal-address";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("shipments")
export class ShipmentEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "order_id" })
  orderId!: string;

  @Column("text", { name: "order_number" })
  orderNumber!: string;

  @Column("uuid", { name: "buyer_id" })
  buyerId!: string;

  /** Null when accounts knows the address. */
  @Column("text", { name: "buyer_email", nullable: true })
  buyerEmail!: string | null;

  @Column("text", { name: "tracking_number" })
  trackingNumber!: string;

  @Column("text")
  carrier!: string;

  @Column("text")
  status!: string;

  @Column("jsonb")
  address!: PostalAddress;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  /** When the shipment was cancelled before it left, else null. */
  @Column("timestamptz", { name: "cancelled_at", nullable: true })
  cancelledAt!: Date | null;
}
