import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { SignedIn } from "../domain/start-session.js";
import { CartMergeType, cartMergeTypeFrom } from "./cart-merge-type.js";
import { UserType, userTypeFrom } from "./user-type.js";

@ObjectType("SignedIn", {
  description: "The tokens of a session. Browsers get both as HttpOnly cookies besides, and need not keep them.",
})
export class SignedInType {
  @Field(() => String, { description: "Sent as `Authorization: Bearer …` until `expiresAt`." })
  accessToken!: string;

  @Field(() => String, {
    description: "For `refreshSession`, once: each use gives a new one, and a second use ends the session.",
  })
  refreshToken!: string;

  @Field(() => DateTimeScalar, { description: "When the access token ends." })
  expiresAt!: Date;

  @Field(() => CartMergeType, {
    nullable: true,
    description:
      "What became of the guest's cart, when a guest's token came along. Null without one, and where cart does not answer: then it is merged a little later.",
  })
  cartMerge!: CartMergeType | null;

  @Field(() => Boolean, {
    description:
      "True for an admin without a second factor where one is required: until `confirmTwoFactor` and `refreshSession` the session is a customer's.",
  })
  secondFactorSetupRequired!: boolean;

  @Field(() => UserType)
  user!: UserType;
}

export function signedInTypeFrom(signedIn: SignedIn): SignedInType {
  const {
    accessToken,
    refreshToken,
    accessExpiresAt: expiresAt,
    secondFactorSetupRequired,
    user,
    cartMerge,
  } = signedIn;
  return Object.assign(new SignedInType(), {
    accessToken,
    refreshToken,
    expiresAt,
    secondFactorSetupRequired,
    cartMerge: cartMerge && cartMergeTypeFrom(cartMerge),
    user: userTypeFrom(user),
  });
}
