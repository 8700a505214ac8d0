import "reflect-metadata";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A reference to catalog's entity by its key. The router fetches the other requested fields from catalog. */
@Directive('@key(fields: "id")')
@ObjectType("Product")
export class ProductStub {
  @Field(() => ID)
  id!: string;
}

export function productStub(id: string): ProductStub {
  return Object.assign(new ProductStub(), { id });
}
