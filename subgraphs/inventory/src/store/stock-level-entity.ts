import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("stock_levels")
export class StockLevelEntity {
  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @Column("int", { name: "on_hand" })
  onHand!: number;

  @Column("int")
  reserved!: number;
}
