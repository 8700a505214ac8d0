import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from "typeorm";
import type { CartLineEntity } from "./cart-line-entity.js";

@Entity("carts")
export class CartEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  /** Whether it is among the starts since its last order. */
  @Column("boolean", { name: "is_counted", default: false })
  isCounted!: boolean;

  // by name: the two would have to load each other first
  @OneToMany("CartLineEntity", "cart")
  lines!: Relation<CartLineEntity>[];
}
