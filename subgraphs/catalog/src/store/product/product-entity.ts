import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("products")
export class ProductEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  sku!: string;

  @Column("text")
  slug!: string;

  @Column("text")
  name!: string;

  @Column("text", { nullable: true })
  description!: string | null;

  @Column("text")
  kind!: string;

  /** bigint: the driver returns a string. */
  @Column("bigint", { name: "price_minor" })
  priceMinor!: string | number;

  @Column("text")
  currency!: string;

  @Column("boolean", { name: "is_active" })
  isActive!: boolean;

  @Column("text", { array: true })
  tags!: string[];

  @Column("timestamptz", { name: "created_at" })
  createdAt!: Date;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  /** The time when the product was retired; null otherwise. */
  @Column("timestamptz", { name: "deleted_at", nullable: true })
  deletedAt!: Date | null;
}
