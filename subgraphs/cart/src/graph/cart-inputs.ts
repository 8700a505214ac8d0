import { Directive, Field, ID, InputType, Int } from "type-graphql";

/** The description of each `expectedVersion`. */
export const expectedVersion =
  "The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`.";

@InputType()
export class AddToCartInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "1 to 99. Several additions can raise the line to 999." })
  quantity!: number;

  @Field(() => String, { nullable: true, description: expectedVersion })
  expectedVersion?: string | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

@InputType()
export class LineToAddInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "1 to 999. A course is added with quantity 1." })
  quantity!: number;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

@InputType()
export class AddLinesToCartInput {
  @Field(() => [LineToAddInput], {
    description: "1 to 100. The quantities of a product that is named twice with the same values are summed.",
  })
  lines!: LineToAddInput[];
}

@InputType({ description: "Quantity 0 removes the line." })
export class SetCartLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "`CartLine.lineId`. When absent, the line of the product without values of declared fields.",
  })
  lineId?: string | null;

  @Field(() => Int, { description: "0 to 99." })
  quantity!: number;

  @Field(() => String, { nullable: true, description: expectedVersion })
  expectedVersion?: string | null;
}

@Directive("@inaccessible")
@InputType()
export class BoughtLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID, { nullable: true, description: "The id of a line with values of declared fields." })
  lineId?: string | null;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@InputType({
  description: "Removes the units that an order bought from its buyer's cart; units added since stay. Once per order.",
})
export class RemoveBoughtInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => [BoughtLineInput])
  lines!: BoughtLineInput[];
}
