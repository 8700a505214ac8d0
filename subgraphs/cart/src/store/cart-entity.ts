import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from "typeorm";
import { CartLineEntity } from "./cart-line-entity.js";

@Entity("carts")
export class CartEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  @OneToMany(() => CartLineEntity, (line) => line.cart)
  lines!: Relation<CartLineEntity>[];
}
