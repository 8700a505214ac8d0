import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from "typeorm";
import type { CartLineEntity } from "./cart-line-entity.js";

@Entity("carts")
export class CartEntity {
  @PrimaryColumn("uuid", { name: "buyer_id" })
  buyerId!: string;

  @Column("timestamptz", { name: "updated_at" })
  updatedAt!: Date;

  /** Whether the cart is counted as a start since its last order. */
  @Column("boolean", { name: "is_counted", default: false })
  isCounted!: boolean;

  /** Null until the first change of the lines after versions were added. */
  @Column("uuid", { name: "version", nullable: true, default: () => "gen_random_uuid()" })
  version!: string | null;

  // by name, because the two modules would have to import each other
  @OneToMany("CartLineEntity", "cart")
  lines!: Relation<CartLineEntity>[];
}
