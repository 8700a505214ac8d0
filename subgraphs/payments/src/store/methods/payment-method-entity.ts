import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("payment_methods")
export class PaymentMethodEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "user_id" })
  userId!: string;

  @Column("text", { name: "card_token" })
  cardToken!: string;

  @Column("text", { nullable: true })
  provider!: string | null;

  @Column("text")
  brand!: string;

  @Column("text")
  last4!: string;

  @Column("int", { name: "expiry_month" })
  expiryMonth!: number;

  @Column("int", { name: "expiry_year" })
  expiryYear!: number;

  @Column("boolean", { name: "is_default" })
  isDefault!: boolean;

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;
}
