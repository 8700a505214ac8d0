import { Column, Entity, PrimaryColumn } from "typeorm";

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
