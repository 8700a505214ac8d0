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

  /** Of one, when its buyer last changed the line, with its currency; both null of lines of before this was kept. */
  @Column("bigint", { name: "price_minor", nullable: true })
  priceMinor!: string | null;

  @Column("text", { name: "price_currency", nullable: true })
  priceCurrency!: string | null;

  /** Its place in the order of adding. */
  @Column("int")
  position!: number;

  @ManyToOne(() => CartEntity, (cart) => cart.lines)
  @JoinColumn({ name: "buyer_id" })
  cart!: Relation<CartEntity>;
}
