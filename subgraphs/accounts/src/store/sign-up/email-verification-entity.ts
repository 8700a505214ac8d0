import { Column, Entity, PrimaryColumn } from "typeorm";

/** The newest mail to an unverified address. */
@Entity("email_verifications")
export class EmailVerificationEntity {
  @PrimaryColumn("uuid", { name: "user_id" })
  userId!: string;

  /** HMAC-SHA-256. */
  @Column("bytea", { name: "code_hash" })
  codeHash!: Buffer;

  /** SHA-256. */
  @Column("bytea", { name: "token_hash" })
  tokenHash!: Buffer;

  @Column("int", { name: "code_tries" })
  codeTries!: number;

  @Column("timestamptz", { name: "sent_at" })
  sentAt!: Date;

  @Column("timestamptz", { name: "expires_at" })
  expiresAt!: Date;
}
