import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { GuestSessionType, guestSessionTypeFrom } from "./guest-session-type.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";

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
