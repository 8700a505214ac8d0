import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { IssuedAccessToken } from "../domain/access-token-issuer.js";

@ObjectType("GuestSession", {
  description:
    "A buyer without an account: a cart, orders by email address. Browsers get the token as HttpOnly cookie besides.",
})
export class GuestSessionType {
  @Field(() => String, {
    description: "Of role GUEST, sent as `Authorization: Bearer …`. Whoever has it has the guest's cart and orders.",
  })
  accessToken!: string;

  @Field(() => DateTimeScalar, {
    description: "When it ends. Until then `startGuestSession` with it gives a longer one.",
  })
  expiresAt!: Date;
}

export function guestSessionTypeFrom({ accessToken, expiresAt }: IssuedAccessToken): GuestSessionType {
  return Object.assign(new GuestSessionType(), { accessToken, expiresAt });
}
