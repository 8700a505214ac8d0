import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType, Ctx, Mutation, Resolver } from "type-graphql";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import type { IssuedAccessToken } from "../../domain/sessions/access-token-issuer.js";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";

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

function guestSessionTypeFrom({ accessToken, expiresAt }: IssuedAccessToken): GuestSessionType {
  return Object.assign(new GuestSessionType(), { accessToken, expiresAt });
}

@Resolver()
export class GuestResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => GuestSessionType, {
    nullable: true,
    description:
      "Starts a guest with their own cart; with a guest's token, extends the same guest. The next sign-in with the token moves the cart and the orders to the account. With a user's token it is CONFLICT: log out first.",
  })
  async startGuestSession(@Ctx() context: GraphContext): Promise<GuestSessionType> {
    const outcome = await this.domain.startGuestSession(context.viewer);
    if (outcome.kind === "signedIn") throw graphError("CONFLICT", "You are signed in, and have a cart already.");
    this.cookies.setGuest(context, outcome.guest);
    return guestSessionTypeFrom(outcome.guest);
  }
}
