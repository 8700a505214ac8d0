import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "The router passes it to the card vault only. Never logged, never stored." })
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
