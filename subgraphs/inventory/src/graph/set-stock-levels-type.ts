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
    description: "An event counts each line once; a repeat skips lines already counted. 1 to 200 characters.",
  })
  eventId!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true, description: "The admin who requested it." })
  actorId?: string | null;

  @Field(() => [StockLevelLineInput], { description: "At most 200, one per product." })
  lines!: StockLevelLineInput[];

  @Field(() => Boolean, { nullable: true, description: "If true, changes nothing and only returns the levels." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@ObjectType("StockLevelOfLine", { description: "The current level. Products without a level are left out." })
export class StockLevelOfLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  onHand!: number;

  @Field(() => Int)
  reserved!: number;
}
