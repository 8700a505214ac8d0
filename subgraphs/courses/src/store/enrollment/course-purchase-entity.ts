import { Column, Entity, PrimaryColumn } from "typeorm";

/**
 * One course of one order. It entitles the buyer to an enrollment until it is ended. A granted course has no order: its
 * `orderId` is the id of the enrollment.
 */
@Entity("course_purchases")
export class CoursePurchaseEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt!: Date | null;

  @Column("boolean", { name: "is_granted", default: false })
  isGranted?: boolean;
}
