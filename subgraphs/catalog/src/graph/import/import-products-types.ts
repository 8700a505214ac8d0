import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PlannedRow } from "../../domain/import/plan-import.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

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
export class ImportProductRow {
  @Field(() => Int, { description: "The line number in the file, repeated in the answer." })
  line!: number;

  @Field(() => String, { nullable: true, description: "Identifies the product. A row without it has a problem." })
  sku?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The preferred slug of a new product; an existing product keeps its slug.",
  })
  handle?: string | null;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "In the shop's currency, without a currency sign: `12.90`." })
  price?: string | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Category names; missing categories are created." })
  categories?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True puts the product on sale; the default for a new product.",
  })
  published?: boolean | null;

  @Field(() => [ImportProductImage], { nullable: true, description: "At most 20." })
  images?: ImportProductImage[] | null;

  @Field(() => String, { nullable: true, description: "Units on hand: `12`." })
  stock?: string | null;
}

@InputType()
export class ImportProductsInput {
  @Field(() => [ImportProductRow], { description: "1 to 200 rows. Send larger files in parts." })
  rows!: ImportProductRow[];

  @Field(() => Boolean, { nullable: true, description: "Returns the same result, and writes nothing." })
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
    UNCHANGED: { description: "The product already matches the row." },
    FAILED: { description: "Nothing of the row was imported; `problems` gives the reasons." },
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
    description: "The product after the import. Null when the row failed, and for a new product in a dry run.",
  })
  product!: ProductType | null;

  @Field(() => [InvalidFieldType], { description: "Problems by the fields of the row: `price`, `images.0.url`." })
  problems!: InvalidFieldType[];
}

@ObjectType("ImportProductsResult")
export class ImportProductsResultType {
  @Field(() => [ImportedRowType], { description: "One result for each row, in the same order." })
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
