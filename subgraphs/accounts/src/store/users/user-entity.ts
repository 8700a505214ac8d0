import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("users")
export class UserEntity {
  @PrimaryColumn("uuid")
  id!: string;

  /** Unique in lower case. */
  @Column("text")
  email!: string;

  /** Unique in lower case. */
  @Column("text", { nullable: true })
  username!: string | null;

  @Column("text", { name: "full_name", nullable: true })
  fullName!: string | null;

  /** The language of the last sign-in. */
  @Column("text", { nullable: true })
  locale?: string | null;

  /** The language that the user chose for mails. */
  @Column("text", { name: "chosen_locale", nullable: true })
  chosenLocale?: string | null;

  @Column("text", { nullable: true })
  phone?: string | null;

  /** The checksum of a picture of media. */
  @Column("text", { name: "avatar_sha256", nullable: true })
  avatar?: string | null;

  @Column("text")
  role!: string;

  /** Null: they sign in by an outside identity alone. */
  @Column("text", { name: "password_hash", nullable: true })
  passwordHash!: string | null;

  @Column("boolean", { name: "is_active" })
  isActive!: boolean;

  /** Null: the account cannot be used yet. */
  @Column("timestamptz", { name: "email_verified_at", nullable: true })
  emailVerifiedAt!: Date | null;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
