import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "Goes to the card vault at the first hop and no further. Never logged, never stored." })
export class CardInput {
  @Field(() => String, { description: "12 to 19 digits, with or without spaces." })
  cardNumber!: string;

  @Field(() => Int, { description: "1 to 12." })
  expiryMonth!: number;

  @Field(() => Int, { description: "Four digits." })
  expiryYear!: number;

  @Field(() => String, { description: "3 or 4 digits." })
  cvc!: string;
}
