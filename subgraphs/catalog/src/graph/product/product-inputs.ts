import type { AllOf } from "@souk/kernel/fields/field";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { DecimalScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import type { ImportProductRow as ImportedRow } from "../../domain/import/import-row.js";
import type { CreateProductInput as ProductCreation } from "../../domain/product/create-product.js";
import type { UpdateProductInput as ProductUpdate } from "../../domain/product/update-product.js";
import type { GivenProductFilter } from "../../domain/search/read-product-filter.js";
import { ProductKindEnum } from "./product-type.js";

/* The inputs that hold fields of a product. A class without a field that the domain declares does not compile. */

@InputType({ description: "`categories` are slugs." })
export class CreateProductInput implements AllOf<ProductCreation> {
  @Field(() => String, { description: "1 to 64 letters, digits, dots, hyphens and underscores." })
  sku!: string;

  @Field(() => String, { description: "1 to 200 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters." })
  description: string | null | undefined;

  @Field(() => MoneyInput, { description: "In the shop's currency; 0 for a free product." })
  price!: MoneyInput;

  @Field(() => ProductKindEnum, {
    nullable: true,
    description:
      "PHYSICAL when absent. Prefer `createCourse` for courses: a COURSE product without a course cannot be bought.",
  })
  kind: ProductKindEnum | null | undefined;

  @Field(() => Boolean, { nullable: true, description: "True when absent." })
  isActive: boolean | null | undefined;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  tags: string[] | null | undefined;

  @Field(() => [String], { nullable: true })
  categories: string[] | null | undefined;

  @Field(() => Int, { nullable: true, description: "In grams, 0 to 1,000,000." })
  weightGrams: number | null | undefined;

  @Field(() => Int, { nullable: true, description: "Units on hand at first; 0 when absent." })
  initialStock: number | null | undefined;

  /** Declared by the project: see `withCustomFields`. */
  custom: unknown;
}

const expectedVersion =
  "The `version` that the admin has seen. A product with another version is not changed: Conflict at `expectedVersion`.";

@InputType({
  description:
    "An absent field does not change; `null` clears the description and the weight, and is refused for other fields. `categories` are slugs and replace the current ones.",
})
export class UpdateProductInput implements AllOf<ProductUpdate> {
  @Field(() => ID)
  id!: string;

  /** Declared by the project: see `withCustomFields`. */
  custom: unknown;

  @Field(() => String, { nullable: true, description: "Orders keep the SKU that was bought." })
  sku: string | null | undefined;

  @Field(() => String, { nullable: true, description: "Page addresses with the old slug stop working." })
  slug: string | null | undefined;

  @Field(() => String, { nullable: true })
  name: string | null | undefined;

  @Field(() => String, { nullable: true })
  description: string | null | undefined;

  @Field(() => MoneyInput, { nullable: true })
  price: MoneyInput | null | undefined;

  @Field(() => Boolean, { nullable: true })
  isActive: boolean | null | undefined;

  @Field(() => [String], { nullable: true })
  tags: string[] | null | undefined;

  @Field(() => [String], { nullable: true })
  categories: string[] | null | undefined;

  @Field(() => Int, { nullable: true })
  weightGrams: number | null | undefined;

  @Field(() => String, { nullable: true, description: expectedVersion })
  expectedVersion: string | null | undefined;
}

@ArgsType()
export class DeleteProductArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: expectedVersion })
  expectedVersion?: string | null;
}

@InputType({
  description:
    "All given conditions must hold. `category` is a slug; `sku` is exact; `search` finds products with words that begin with each search word or, if there are none, products with similar names.",
})
export class ProductFilter implements AllOf<GivenProductFilter> {
  @Field(() => String, {
    nullable: true,
    description: "Words of the name, the SKU, a tag or the description; at most 200 characters.",
  })
  search: string | null | undefined;

  @Field(() => String, { nullable: true, description: "A part of the name; at most 200 characters." })
  name: string | null | undefined;

  @Field(() => String, { nullable: true })
  sku: string | null | undefined;

  @Field(() => [ID], { nullable: true, description: "Products with any of these ids; at most 100." })
  ids: string[] | null | undefined;

  @Field(() => Boolean, { nullable: true, description: "For admins; others see active products only." })
  isActive: boolean | null | undefined;

  @Field(() => ProductKindEnum, { nullable: true })
  kind: ProductKindEnum | null | undefined;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency, inclusive." })
  minPrice: string | null | undefined;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency, inclusive." })
  maxPrice: string | null | undefined;

  @Field(() => Int, { nullable: true, description: "In grams, inclusive." })
  minWeightGrams: number | null | undefined;

  @Field(() => Int, { nullable: true, description: "In grams, inclusive." })
  maxWeightGrams: number | null | undefined;

  @Field(() => String, { nullable: true })
  category: string | null | undefined;

  @Field(() => [String], {
    nullable: true,
    description: "Slugs: products in any of them. An empty list does not filter.",
  })
  categories: string[] | null | undefined;

  @Field(() => String, { nullable: true })
  tag: string | null | undefined;

  @Field(() => [String], { nullable: true, description: "Products with all of them." })
  tags: string[] | null | undefined;

  @Field(() => Int, {
    nullable: true,
    description: "Products whose average rating is at least this number of stars, 1 to 5.",
  })
  minRating: number | null | undefined;

  /** Declared by the project: see `withCustomFields`. */
  custom: GivenProductFilter["custom"];
}

@InputType()
export class ImportProductImage {
  @Field(() => String, { description: "An http or https address, or a path that starts with /." })
  url!: string;

  @Field(() => String, { nullable: true })
  alt?: string | null;
}

@InputType({
  description:
    "A row of a file with its texts unchanged. An absent or null value leaves the product unchanged; so does an empty text, except for `description`, which it clears. A list replaces the current one.",
})
export class ImportProductRow implements AllOf<ImportedRow> {
  @Field(() => Int, { description: "The line number in the file, repeated in the answer." })
  line!: number;

  /** Declared by the project: see `withCustomFields`. */
  custom: unknown;

  @Field(() => String, { nullable: true, description: "Identifies the product. A row without it has a problem." })
  sku: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: "The preferred slug of a new product; an existing product keeps its slug.",
  })
  handle: string | null | undefined;

  @Field(() => String, { nullable: true })
  title: string | null | undefined;

  @Field(() => String, { nullable: true })
  description: string | null | undefined;

  @Field(() => String, { nullable: true, description: "In the shop's currency, without a currency sign: `12.90`." })
  price: string | null | undefined;

  @Field(() => [String], { nullable: true })
  tags: string[] | null | undefined;

  @Field(() => [String], { nullable: true, description: "Category names; missing categories are created." })
  categories: string[] | null | undefined;

  @Field(() => Boolean, {
    nullable: true,
    description: "True puts the product on sale; the default for a new product.",
  })
  published: boolean | null | undefined;

  @Field(() => [ImportProductImage], { nullable: true, description: "At most 20." })
  images: ImportProductImage[] | null | undefined;

  @Field(() => String, { nullable: true, description: "Units on hand: `12`." })
  stock: string | null | undefined;

  @Field(() => String, { nullable: true, description: "In grams: `1200`." })
  weightGrams: string | null | undefined;
}
