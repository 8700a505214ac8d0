import { ProblemType, problem } from "@souk/kernel/graph/problem-types";
import { Field, ObjectType } from "type-graphql";

@ObjectType("SecondFactorRequired", {
  implements: ProblemType,
  description: "The first proof is valid, and the account has a second factor: call `verifySecondFactor`.",
})
export class SecondFactorRequiredType extends ProblemType {
  @Field(() => String, {
    description: "The challenge for `verifySecondFactor`: valid for five minutes, five tries, once.",
  })
  challenge!: string;
}

@ObjectType("ChallengeExpired", {
  implements: ProblemType,
  description: "The challenge is unknown, used or expired, or its five tries are spent: sign in again for another one.",
})
export class ChallengeExpiredType extends ProblemType {}

export function secondFactorRequired(challenge: string): SecondFactorRequiredType {
  return problem(SecondFactorRequiredType, {
    code: "SECOND_FACTOR_REQUIRED",
    message: "Enter the code of your authenticator app, or a recovery code.",
    challenge,
  });
}

export function challengeExpired(): ChallengeExpiredType {
  return problem(ChallengeExpiredType, { code: "CHALLENGE_EXPIRED", message: "This took too long. Sign in again." });
}
