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

@Entity("refresh_tokens")
export class RefreshTokenEntity {
  /** SHA-256. */
  @PrimaryColumn("bytea", { name: "token_hash" })
  tokenHash!: Buffer;

  @Column("uuid", { name: "session_id" })
  sessionId!: string;

  @Column("timestamptz", { name: "expires_at" })
  expiresAt!: Date;

  /** Set when the token was exchanged for the next one. */
  @Column("timestamptz", { name: "used_at", nullable: true })
  usedAt!: Date | null;
}
