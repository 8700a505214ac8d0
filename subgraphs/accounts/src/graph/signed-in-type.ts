import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { SignedIn } from "../domain/start-session.js";
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

  @Field(() => UserType)
  user!: UserType;
}

export function signedInTypeFrom({ accessToken, refreshToken, accessExpiresAt, user }: SignedIn): SignedInType {
  const plain = { accessToken, refreshToken, expiresAt: accessExpiresAt, user: userTypeFrom(user) };
  return Object.assign(new SignedInType(), plain);
}
