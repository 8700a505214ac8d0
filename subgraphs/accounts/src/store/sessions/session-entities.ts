import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("sessions")
export class SessionEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("text", { name: "user_agent", nullable: true })
  userAgent!: string | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "last_used_at" })
  lastUsedAt!: Date;

  @Column("timestamptz", { name: "expires_at" })
  expiresAt!: Date;
}
