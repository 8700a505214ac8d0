import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Catalog's entity as the others name it: by its key alone. The router fetches what else the client asked for. */
@Directive('@key(fields: "id")')
@ObjectType("Product")
export class ProductStub {
  @Field(() => ID)
  id!: string;
}

export function productStub(id: string): ProductStub {
  return Object.assign(new ProductStub(), { id });
}
