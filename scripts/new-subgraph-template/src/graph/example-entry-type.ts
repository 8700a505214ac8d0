import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { ExampleEntry } from "../domain/example-entry.js";
import { exampleEntryOrder, type ListedExampleEntries } from "../domain/list-example-entries.js";

@Directive('@key(fields: "id")')
@ObjectType("ExampleEntry")
export class ExampleEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Unique." })
  title!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null for a moment after it was made." })
  announcedAt!: Date | null;
}

@ObjectType("ExampleEntryConnection")
export class ExampleEntryConnectionType extends ConnectionType {
  @Field(() => [ExampleEntryType])
  nodes!: ExampleEntryType[];
}

export function exampleEntryTypeFrom(entry: ExampleEntry): ExampleEntryType {
  return Object.assign(new ExampleEntryType(), entry);
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
