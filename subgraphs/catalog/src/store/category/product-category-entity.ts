import { Entity, PrimaryColumn } from "typeorm";

@Entity("product_categories")
export class ProductCategoryEntity {
  @PrimaryColumn("uuid", { name: "product_id" })
  productId!: string;

  @PrimaryColumn("uuid", { name: "category_id" })
  categoryId!: string;
}
