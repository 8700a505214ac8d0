import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";
import { CartEntity } from "./cart-entity.js";

@Entity("cart_lines")
export class CartLineEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @Column("int")
  quantity!: number;

  /** Its place in the order of adding. */
  @Column("int")
  position!: number;

  @ManyToOne(() => CartEntity, (cart) => cart.lines)
  @JoinColumn({ name: "buyer_id" })
  cart!: Relation<CartEntity>;
}
