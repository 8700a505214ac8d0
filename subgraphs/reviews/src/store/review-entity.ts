import { Column, Entity, PrimaryColumn } from "typeorm";
import type { HeldReason, ReviewStatus } from "../domain/review.js";

@Entity("reviews")
export class ReviewEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "product_id" })
  productId!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("text", { name: "author_name" })
  authorName!: string;

  @Column("smallint")
  stars!: number;

  @Column("text")
  title!: string;

  @Column("text")
  text!: string;

  @Column("text")
  status!: ReviewStatus;

  @Column("text", { name: "held_reason", nullable: true })
  heldReason!: HeldReason | null;

  @Column("int", { name: "helpful_count" })
  helpfulCount!: number;

  @Column("int", { name: "report_count" })
  reportCount!: number;

  @Column("text", { nullable: true })
  reply!: string | null;

  @Column("timestamptz", { name: "replied_at", nullable: true })
  repliedAt!: Date | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "edited_at", nullable: true })
  editedAt!: Date | null;

  /** The time when an admin approved the present content; null before. */
  @Column("timestamptz", { name: "approved_at", nullable: true })
  approvedAt!: Date | null;
}
