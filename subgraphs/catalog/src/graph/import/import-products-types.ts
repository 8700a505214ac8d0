import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PlannedRow } from "../../domain/import/plan-import.js";
import { ImportProductRow } from "../product/product-inputs.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

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
