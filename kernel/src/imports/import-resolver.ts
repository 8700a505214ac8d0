import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { graphError } from "../errors/graph-error.js";
import type { ImportOutcome } from "./import-record.js";
import type { ImportRequest } from "./import-records.js";
import { InvalidFieldType } from "../graph/problem-types.js";
import { JsonScalar } from "../graph/scalars.js";

/** The records of one request. */
const maxRecords = 200;

@InputType()
export class RecordToImportInput {
  @Field(() => ID)
  externalId!: string;

  @Field(() => JsonScalar)
  data!: unknown;
}

@InputType()
export class ImportRecordsInput implements ImportRequest {
  @Field(() => String, { description: "The system that the records come from." })
  source!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => Boolean, { description: "Returns the same outcomes, and writes nothing." })
  dryRun!: boolean;

  @Field(() => [RecordToImportInput], { description: "At most 200." })
  records!: RecordToImportInput[];
}

@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("ImportedRecord")
export class ImportedRecordType {
  @Field(() => String, { description: "CREATED, UPDATED, UNCHANGED, SKIPPED or REFUSED." })
  outcome!: string;

  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true, description: "The number that people see." })
  number!: string | null;

  @Field(() => String, { nullable: true, description: "Why the record was skipped." })
  reason!: string | null;

  @Field(() => [InvalidFieldType], { description: "Why the record was refused." })
  fields!: InvalidFieldType[];
}

/** The operation by which the import program writes records of other systems. */
@Resolver()
export class ImportResolver {
  constructor(private readonly importRecordsOf: (request: ImportRequest) => Promise<readonly ImportOutcome[]>) {}

  @Directive("@shareable")
  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => [ImportedRecordType], { description: "One outcome for each record, in the same order." })
  async importRecords(
    @Arg("input", () => ImportRecordsInput) input: ImportRecordsInput,
  ): Promise<ImportedRecordType[]> {
    if (input.records.length > maxRecords)
      throw graphError("BAD_USER_INPUT", `input.records must be at most ${maxRecords}`, { argument: "input.records" });
    return (await this.importRecordsOf(input)).map(importedRecordFrom);
  }
}

function importedRecordFrom(outcome: ImportOutcome): ImportedRecordType {
  return Object.assign(new ImportedRecordType(), {
    outcome: outcome.kind,
    id: "id" in outcome ? outcome.id : null,
    number: "number" in outcome ? (outcome.number ?? null) : null,
    reason: "reason" in outcome ? outcome.reason : null,
    fields: ("fields" in outcome ? outcome.fields : []).map((field) => Object.assign(new InvalidFieldType(), field)),
  });
}
