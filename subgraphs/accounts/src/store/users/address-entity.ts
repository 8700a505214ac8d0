import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("addresses")
export class AddressEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("text", { name: "full_name" })
  fullName!: string;

  @Column("text")
  line1!: string;

  @Column("text", { nullable: true })
  line2!: string | null;

  @Column("text")
  city!: string;

  @Column("text", { nullable: true })
  region!: string | null;

  @Column("text", { name: "postal_code" })
  postalCode!: string;

  /** ISO 3166-1 alpha-2. */
  @Column("text")
  country!: string;

  @Column("text", { nullable: true })
  phone!: string | null;

  /** True for exactly one of a user's addresses. */
  @Column("boolean", { name: "is_default" })
  isDefault!: boolean;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  /** The values of the fields that the shop has declared for addresses. */
  @Column("jsonb")
  custom!: object;
}
