import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PlannedRow } from "../domain/plan-import.js";
import { ProductType, productTypeFrom } from "./product-type.js";

@InputType()
export class ImportProductImage {
  @Field(() => String, { description: "An http or https address, or a path that starts with /." })
  url!: string;

  @Field(() => String, { nullable: true })
  alt?: string | null;
}

@InputType({
  description:
    "A row of a file, its texts as the file has them. What is absent or null leaves the product as it is; so does an empty text but for `description`, which it clears. A list replaces the one that is there.",
})
export class ImportProductRow {
  @Field(() => Int, { description: "Its line in the file, for the answer." })
  line!: number;

  @Field(() => String, { nullable: true, description: "What a product is known by. None is a problem of the row." })
  sku?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "For the slug of a new product; one that is there keeps its own.",
  })
  handle?: string | null;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "In the shop's currency, without its sign: `12.90`." })
  price?: string | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Names; those that are not there are made." })
  categories?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is on sale; a new product is when absent." })
  published?: boolean | null;

  @Field(() => [ImportProductImage], { nullable: true, description: "At most 20." })
  images?: ImportProductImage[] | null;

  @Field(() => String, { nullable: true, description: "Units on hand: `12`." })
  stock?: string | null;
}

@InputType()
export class ImportProductsInput {
  @Field(() => [ImportProductRow], { description: "1 to 200. A file is sent part by part." })
  rows!: ImportProductRow[];

  @Field(() => Boolean, { nullable: true, description: "Says what would be done, and writes nothing." })
  dryRun?: boolean | null;
}

export enum ImportOutcomeEnum {
  CREATED = "CREATED",
  UPDATED = "UPDATED",
  UNCHANGED = "UNCHANGED",
  FAILED = "FAILED",
}

registerEnumType(ImportOutcomeEnum, {
  name: "ImportOutcome",
  valuesConfig: {
    UNCHANGED: { description: "The product is as the row says already." },
    FAILED: { description: "Nothing of the row was done; `problems` says why." },
  },
});

@ObjectType("ImportedRow")
export class ImportedRowType {
  @Field(() => Int)
  line!: number;

  @Field(() => ImportOutcomeEnum)
  outcome!: ImportOutcomeEnum;

  @Field(() => ProductType, {
    nullable: true,
    description: "As the row makes it. Null where the row failed, and in a dry run of a new product.",
  })
  product!: ProductType | null;

  @Field(() => [InvalidFieldType], { description: "By the fields of the row: `price`, `images.0.url`." })
  problems!: InvalidFieldType[];
}

@ObjectType("ImportProductsResult")
export class ImportProductsResultType {
  @Field(() => [ImportedRowType], { description: "One for each row, in their order." })
  rows!: ImportedRowType[];
}

export function importProductsResultFrom(rows: readonly PlannedRow[]): ImportProductsResultType {
  return Object.assign(new ImportProductsResultType(), { rows: rows.map(importedRowFrom) });
}

function importedRowFrom({ line, outcome, product, problems }: PlannedRow): ImportedRowType {
  return Object.assign(new ImportedRowType(), {
    line,
    outcome: ImportOutcomeEnum[outcome],
    product: product && productTypeFrom(product),
    problems: problems.map((problem) => Object.assign(new InvalidFieldType(), problem)),
  });
}
