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
      "PHYSICAL when absent. Courses are better made by `createCourse`: a COURSE product without a course cannot be bought.",
  })
  kind?: ProductKindEnum | null;

  @Field(() => Boolean, { nullable: true, description: "True when absent." })
  isActive?: boolean | null;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true })
  categories?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Units on hand to begin with; 0 when absent." })
  initialStock?: number | null;
}

@InputType({
  description:
    "What is absent stays as it is; `null` clears the description and is refused elsewhere. `categories` are slugs and replace the old ones.",
})
export class UpdateProductInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "Orders keep the one that was bought." })
  sku?: string | null;

  @Field(() => String, { nullable: true, description: "Addresses of pages with the old one find nothing any more." })
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

  @Field(() => String, { nullable: true, description: "Made from the name when absent." })
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

  @Field(() => String, { nullable: true, description: "What the picture shows, for those who cannot see it." })
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

  @Field(() => [ID], { description: "Every picture of the product, each once; the first is the main one." })
  imageIds!: string[];
}

@InputType()
export class UpdateProductImageInput {
  @Field(() => ID)
  imageId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "What the picture shows, for those who cannot see it; at most 300 characters. Cleared when null or absent.",
  })
  alt?: string | null;
}

@InputType({
  description: "What is absent stays as it is; `null` clears the description and is refused elsewhere.",
})
export class UpdateCategoryInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Addresses of pages with the old one find nothing any more." })
  slug?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;
}

@InputType({ description: "Categories are slugs. What is both added and removed is removed." })
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
