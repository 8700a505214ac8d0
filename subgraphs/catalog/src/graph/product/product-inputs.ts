import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, ID, InputType, Int } from "type-graphql";
import { ProductKindEnum } from "./product-type.js";

@InputType({ description: "`categories` are slugs." })
export class CreateProductInput {
  @Field(() => String, { description: "1 to 64 letters, digits, dots, hyphens and underscores." })
  sku!: string;

  @Field(() => String, { description: "1 to 200 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters." })
  description?: string | null;

  @Field(() => MoneyInput, { description: "In the shop's currency, more than 0." })
  price!: MoneyInput;

  @Field(() => ProductKindEnum, {
    nullable: true,
    description:
      "PHYSICAL when absent. Prefer `createCourse` for courses: a COURSE product without a course cannot be bought.",
  })
  kind?: ProductKindEnum | null;

  @Field(() => Boolean, { nullable: true, description: "True when absent." })
  isActive?: boolean | null;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true })
  categories?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Units on hand at first; 0 when absent." })
  initialStock?: number | null;
}

@InputType({
  description:
    "An absent field does not change; `null` clears the description and is refused for other fields. `categories` are slugs and replace the current ones.",
})
export class UpdateProductInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "Orders keep the SKU that was bought." })
  sku?: string | null;

  @Field(() => String, { nullable: true, description: "Page addresses with the old slug stop working." })
  slug?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true })
  price?: MoneyInput | null;

  @Field(() => Boolean, { nullable: true })
  isActive?: boolean | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true })
  categories?: string[] | null;
}

@InputType()
export class CreateCategoryInput {
  @Field(() => String, { description: "1 to 100 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Derived from the name when absent." })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  description?: string | null;
}

@InputType()
export class AddProductImageInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => String, { description: "An http or https address, or a path that starts with /." })
  url!: string;

  @Field(() => String, { nullable: true, description: "Alternative text: what the picture shows." })
  alt?: string | null;
}

@InputType()
export class RemoveProductImageInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID)
  imageId!: string;
}

@InputType()
export class ReorderProductImagesInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => [ID], { description: "All images of the product, each once; the first is the main image." })
  imageIds!: string[];
}

@InputType()
export class UpdateProductImageInput {
  @Field(() => ID)
  imageId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Alternative text: what the picture shows; at most 300 characters. Cleared when null or absent.",
  })
  alt?: string | null;
}

@InputType({
  description: "An absent field does not change; `null` clears the description and is refused for other fields.",
})
export class UpdateCategoryInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Page addresses with the old slug stop working." })
  slug?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;
}

@InputType({ description: "Categories are slugs. A value that is both added and removed is removed." })
export class UpdateProductsInput {
  @Field(() => [ID], { description: "1 to 100." })
  ids!: string[];

  @Field(() => Boolean, { nullable: true })
  isActive?: boolean | null;

  @Field(() => [String], { nullable: true })
  addCategories?: string[] | null;

  @Field(() => [String], { nullable: true })
  removeCategories?: string[] | null;

  @Field(() => [String], { nullable: true })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true })
  removeTags?: string[] | null;
}
