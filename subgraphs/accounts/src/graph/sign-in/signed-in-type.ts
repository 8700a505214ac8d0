import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { SignedIn } from "../../domain/sessions/start-session.js";
import { CartMergeType, cartMergeTypeFrom } from "../guests/cart-merge-type.js";
import { UserType, userTypeFrom } from "../users/user-type.js";
import type { CompletedSignIn } from "../../domain/sign-in/complete-sign-in.js";
import { secondFactorRequired, type SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";

@ObjectType("SignedIn", {
  description: "The tokens of a session. Browsers also get both as HttpOnly cookies, and need not store them.",
})
export class SignedInType {
  @Field(() => String, { description: "Sent as `Authorization: Bearer …` until `expiresAt`." })
  accessToken!: string;

  @Field(() => String, {
    description:
      "The token for `refreshSession`, valid once: each use returns a new one, and a second use ends the session.",
  })
  refreshToken!: string;

  @Field(() => DateTimeScalar, { description: "The expiry of the access token." })
  expiresAt!: Date;

  @Field(() => CartMergeType, {
    nullable: true,
    description:
      "The report of the guest's cart merge, for a sign-in with a guest's token. Null without such a token, and when cart does not answer: the merge then happens a little later.",
  })
  cartMerge!: CartMergeType | null;

  @Field(() => Boolean, {
    description:
      "True for an admin without a second factor when one is required: until `confirmTwoFactor` and `refreshSession`, the session has the role of a customer.",
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

/** Returns the answer of each way to sign in after its first proof. */
export function completedSignIn(outcome: CompletedSignIn): SignedInType | SecondFactorRequiredType {
  return outcome.kind === "signedIn" ? signedInTypeFrom(outcome.signedIn) : secondFactorRequired(outcome.challenge);
}
