import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { ExampleEntry } from "../domain/example-entry.js";
//#if extends
import { exampleParentStub, ExampleParentType } from "./example-parent-type.js";
//#end
import { exampleEntryOrder, type ListedExampleEntries } from "../domain/list-example-entries.js";

@Directive('@key(fields: "id")')
@ObjectType("ExampleEntry")
export class ExampleEntryType {
  @Field(() => ID)
  id!: string;

//#if extends
  @Field(() => ExampleParentType, { nullable: true })
  exampleParent!: ExampleParentType;

  @Field(() => String, { description: "Unique among the example entries of an example parent." })
//#else
  @Field(() => String, { description: "Unique." })
//#end
  title!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null until the job that announces it has run." })
  announcedAt!: Date | null;
}

@ObjectType("ExampleEntryConnection")
export class ExampleEntryConnectionType extends ConnectionType {
  @Field(() => [ExampleEntryType])
  nodes!: ExampleEntryType[];
}

export function exampleEntryTypeFrom(exampleEntry: ExampleEntry): ExampleEntryType {
//#if extends
  const { exampleParentId, ...fields } = exampleEntry;
  return Object.assign(new ExampleEntryType(), { ...fields, exampleParent: exampleParentStub(exampleParentId) });
//#else
  return Object.assign(new ExampleEntryType(), exampleEntry);
//#end
}

export function exampleEntryConnectionFrom({ page, count }: ListedExampleEntries): ExampleEntryConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: exampleEntryOrder,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    nodeFrom: exampleEntryTypeFrom,
    count,
  });
  return Object.assign(new ExampleEntryConnectionType(), { nodes, pageInfo, count });
}
