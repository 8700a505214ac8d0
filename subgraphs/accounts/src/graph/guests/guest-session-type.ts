import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType } from "type-graphql";
import type { IssuedAccessToken } from "../../domain/sessions/access-token-issuer.js";

@ObjectType("GuestSession", {
  description:
    "A buyer without an account: a cart, orders by email address. Browsers also get the token as an HttpOnly cookie.",
})
export class GuestSessionType {
  @Field(() => String, {
    description:
      "A token with role GUEST, sent as `Authorization: Bearer …`. It gives access to the guest's cart and orders.",
  })
  accessToken!: string;

  @Field(() => DateTimeScalar, {
    description: "The expiry of the token. Until then `startGuestSession` with it returns a longer one.",
  })
  expiresAt!: Date;
}

export function guestSessionTypeFrom({ accessToken, expiresAt }: IssuedAccessToken): GuestSessionType {
  return Object.assign(new GuestSessionType(), { accessToken, expiresAt });
}
