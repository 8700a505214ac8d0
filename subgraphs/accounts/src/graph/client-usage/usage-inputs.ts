import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Directive, Field, ID, InputType, Int, registerEnumType } from "type-graphql";

@InputType({ description: "All given conditions must match." })
export class OperationUsageFilter {
  @Field(() => String, {
    nullable: true,
    description: "A part of the name, of a field or of a client's name, case-insensitive; or the start of the hash.",
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: "A field, argument or enum value, such as `Product.name`." })
  field?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: only operations that use deprecated fields." })
  deprecated?: boolean | null;
}

export enum OperationUsageSortEnum {
  COUNT_DESC = "COUNT_DESC",
  COUNT_ASC = "COUNT_ASC",
  ERRORS_DESC = "ERRORS_DESC",
  ERRORS_ASC = "ERRORS_ASC",
  P99_DESC = "P99_DESC",
  P99_ASC = "P99_ASC",
  NAME_ASC = "NAME_ASC",
  NAME_DESC = "NAME_DESC",
  LAST_SEEN_DESC = "LAST_SEEN_DESC",
  LAST_SEEN_ASC = "LAST_SEEN_ASC",
}

registerEnumType(OperationUsageSortEnum, {
  name: "OperationUsageSort",
  valuesConfig: {
    NAME_ASC: { description: "By `name`, case-insensitive." },
    P99_DESC: { description: "By `p99Ms`, the slowest first." },
  },
});

@ArgsType()
export class OperationUsageArgs extends ForwardPageArgs {
  @Field(() => OperationUsageFilter, { nullable: true })
  filter?: OperationUsageFilter | null;

  @Field(() => OperationUsageSortEnum, {
    nullable: true,
    description: "COUNT_DESC when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: OperationUsageSortEnum | null;

  @Field(() => Int, {
    nullable: true,
    description: "The number of days, in UTC and today included, 1 to 400; 30 when absent.",
  })
  days?: number | null;
}

@Directive("@inaccessible")
@InputType()
export class ClientCountInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  version!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => Int)
  errors!: number;

  @Field(() => [Int], { description: "The number of answers in each bucket of the kernel's `usageBoundsMs`." })
  durations!: number[];

  @Field(() => Int)
  maxMs!: number;
}

@Directive("@inaccessible")
@InputType()
export class CountedOperationInput {
  @Field(() => String)
  hash!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  kind?: string | null;

  @Field(() => String)
  document!: string;

  @Field(() => [String])
  fields!: string[];

  @Field(() => [String])
  deprecatedFields!: string[];

  @Field(() => [ClientCountInput])
  clients!: ClientCountInput[];
}

@Directive("@inaccessible")
@InputType()
export class OperationUsageReport {
  @Field(() => ID, { description: "The same for a repeated report, which counts once." })
  id!: string;

  @Field(() => [CountedOperationInput])
  operations!: CountedOperationInput[];
}
