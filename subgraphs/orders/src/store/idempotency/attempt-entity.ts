import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AttemptAnswer, AttemptKey } from "../../domain/idempotency/attempt-store.js";

@Entity("attempts")
export class AttemptEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @PrimaryColumn("text")
  operation!: AttemptKey["operation"];

  @PrimaryColumn("text")
  key!: string;

  @Column("text", { name: "body_hash" })
  bodyHash!: string;

  /** Null when no process works on it. */
  @Column("timestamptz", { name: "claimed_at", nullable: true })
  claimedAt!: Date | null;

  @Column("uuid", { name: "order_id", nullable: true })
  orderId!: string | null;

  @Column("jsonb", { nullable: true })
  answer!: AttemptAnswer | null;
}
