import { Directive, Field, ID, ObjectType } from "type-graphql";
import { sameForAll } from "./cache-hints.js";

/** The catalog's entity, extended with its reviews. */
@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Product")
export class ProductStub {
  @Field(() => ID)
  id!: string;
}

export function productStub(id: string): ProductStub {
  return Object.assign(new ProductStub(), { id });
}
