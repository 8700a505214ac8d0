import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("product_images")
export class ProductImageEntity {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "product_id" })
  productId!: string;

  @Column("text")
  url!: string;

  @Column("text", { nullable: true })
  alt!: string | null;

  @Column("int")
  position!: number;
}
