import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("order_lines")
export class OrderLineEntity {
  @PrimaryColumn("uuid", { name: "order_id" })
  orderId!: string;

  @PrimaryColumn("int")
  position!: number;

  @Column("uuid", { name: "product_id" })
  productId!: string;

  @Column("text")
  kind!: "PHYSICAL" | "COURSE";

  @Column("text")
  sku!: string;

  @Column("text")
  name!: string;

  @Column("int")
  quantity!: number;

  /** bigint: the driver returns a string. */
  @Column("bigint", { name: "unit_price_minor" })
  unitPriceMinor!: string | number;
}
