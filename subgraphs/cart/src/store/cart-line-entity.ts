import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";
import { CartEntity } from "./cart-entity.js";

@Entity("cart_lines")
export class CartLineEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  /** The id of the line: that of its product, unless the line has values of declared fields. */
  @PrimaryColumn("uuid", { name: "product_id" })
  lineId!: string;

  /** The product of a line with values; otherwise null. */
  @Column("uuid", { name: "sold_product_id", nullable: true })
  soldProductId!: string | null;

  /** The values of declared fields; null without any. */
  @Column("jsonb", { nullable: true })
  custom!: object | null;

  @Column("int")
  quantity!: number;

  /**
   * The unit price when the buyer last changed the line, with its currency; both null for lines from before this was
   * stored.
   */
  @Column("bigint", { name: "price_minor", nullable: true })
  priceMinor!: string | null;

  @Column("text", { name: "price_currency", nullable: true })
  priceCurrency!: string | null;

  /** The position in the order of adding. */
  @Column("int")
  position!: number;

  @ManyToOne(() => CartEntity, (cart) => cart.lines)
  @JoinColumn({ name: "buyer_id" })
  cart!: Relation<CartEntity>;
}
