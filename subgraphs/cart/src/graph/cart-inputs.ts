import { Directive, Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class AddToCartInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "1 to 99; the line may come to 999 by several." })
  quantity!: number;
}

@InputType()
export class LineToAddInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "1 to 999. Of a course one is taken." })
  quantity!: number;
}

@InputType()
export class AddLinesToCartInput {
  @Field(() => [LineToAddInput], {
    description: "1 to 100; a product that is named twice is wanted in both quantities.",
  })
  lines!: LineToAddInput[];
}

@InputType({ description: "Quantity 0 removes the line." })
export class SetCartLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "0 to 99." })
  quantity!: number;
}

@Directive("@inaccessible")
@InputType()
export class BoughtLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@InputType({
  description:
    "Takes what an order bought out of its buyer's cart; more that was added meanwhile stays. Once per order.",
})
export class RemoveBoughtInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => [BoughtLineInput])
  lines!: BoughtLineInput[];
}
