import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from "typeorm";
import type { CartLineEntity } from "./cart-line-entity.js";

@Entity("carts")
export class CartEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  // by name: the two would have to load each other first
  @OneToMany("CartLineEntity", "cart")
  lines!: Relation<CartLineEntity>[];
}
