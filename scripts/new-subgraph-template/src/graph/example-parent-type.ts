import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The part of another subgraph's entity that this subgraph extends: its key, and the fields of its resolver. */
@Directive('@key(fields: "id")')
@ObjectType("ExampleParent")
export class ExampleParentType {
  @Field(() => ID)
  id!: string;
}

export function exampleParentStub(id: string): ExampleParentType {
  return Object.assign(new ExampleParentType(), { id });
}
