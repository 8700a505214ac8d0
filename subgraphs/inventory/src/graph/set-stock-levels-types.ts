import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@InputType()
export class StockLevelLineInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  onHand!: number;
}

@Directive("@inaccessible")
@InputType()
export class SetStockLevelsInput {
  @Field(() => ID, {
    description: "A line that this event has counted is not counted by it again. 1 to 200 characters.",
  })
  eventId!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true, description: "The admin who asked for it." })
  actorId?: string | null;

  @Field(() => [StockLevelLineInput], { description: "At most 200, one a product." })
  lines!: StockLevelLineInput[];

  @Field(() => Boolean, { nullable: true, description: "Only tells what there is." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@ObjectType("StockLevelOfLine", { description: "What there is by now. Nothing of a product that was never heard of." })
export class StockLevelOfLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  onHand!: number;

  @Field(() => Int)
  reserved!: number;
}
