import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { AllOf, ShownValues } from "@souk/kernel/fields/field";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { PictureStub, pictureStub } from "@souk/kernel/graph/picture-stub";
import { pictureChecksumIn } from "@souk/kernel/values/web-address";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { asItsParent, wholeTypeCached } from "../cache-hints.js";
import type { Product, ProductImage } from "../../domain/product/product.js";
import type { ProductFields } from "../../domain/product/product-fields.js";

export enum ProductKindEnum {
  PHYSICAL = "PHYSICAL",
  COURSE = "COURSE",
}

registerEnumType(ProductKindEnum, {
  name: "ProductKind",
  valuesConfig: {
    PHYSICAL: { description: "Goods: have stock and are shipped." },
    COURSE: { description: "A course: no stock, no shipment; payment enrolls the buyer." },
  },
});

@Directive(asItsParent)
@ObjectType("ProductImage")
export class ProductImageType implements ProductImage {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "An http(s) address, or a path on the router's own address." })
  url!: string;

  @Field(() => String, { nullable: true, description: "Alternative text: what the picture shows." })
  alt!: string | null;

  @Field(() => Int, { description: "0 for the main picture." })
  position!: number;

  @Field(() => PictureStub, { nullable: true, description: "The stored picture; null when another server has it." })
  get picture(): PictureStub | null {
    const checksum = pictureChecksumIn(this.url);
    return checksum === null ? null : pictureStub(checksum);
  }
}

@Directive('@key(fields: "id")')
@Directive(wholeTypeCached)
@ObjectType("Product", { description: "A product: one SKU with a price and, for goods, stock." })
export class ProductType implements AllOf<ShownValues<ProductFields>> {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The shop's code for the product, unique among products on sale." })
  sku!: string;

  @Field(() => String, { description: "The product's name in page addresses. It stays when the name changes." })
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => ProductKindEnum)
  kind!: ProductKindEnum;

  @Field(() => MoneyType, {
    description: "The current price of one unit. The price that an order paid is in its lines.",
  })
  price!: MoneyType;

  @Field(() => Boolean, { description: "False: only admins see it in the catalog, and it cannot be bought." })
  isActive!: boolean;

  @Field(() => [String], { description: "In lower case." })
  tags!: string[];

  @Field(() => Int, { nullable: true, description: "In grams. Null when it is not known." })
  weightGrams!: number | null;

  @Field(() => [ProductImageType], { description: "Ordered by position." })
  images!: ProductImageType[];

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Changes with each change of the product, but not of its stock. Null in the answer to its creation.",
  })
  version?: string;
}

export function productTypeFrom({ price, images, kind, tags, ...plain }: Product): ProductType {
  const fields: ProductType = {
    ...plain,
    kind: ProductKindEnum[kind],
    tags: [...tags],
    price: moneyTypeFrom(price),
    images: images.map((image) => Object.assign(new ProductImageType(), image)),
  };
  return Object.assign(new ProductType(), fields);
}
