import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import { Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../domain/accounts-domain.js";
import { GuestSessionType, guestSessionTypeFrom } from "./guest-session-type.js";
import type { SignInCookies } from "./sign-in-cookies.js";

@Resolver()
export class GuestResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => GuestSessionType, {
    nullable: true,
    description:
      "A guest with a cart of their own; with a guest's token the same guest, for longer. The next sign-in that carries the token takes the cart and the orders to the account. With a user's token it is CONFLICT: log out first.",
  })
  async startGuestSession(@Ctx() context: GraphContext): Promise<GuestSessionType> {
    const outcome = await this.domain.startGuestSession(context.viewer);
    if (outcome.kind === "signedIn") throw graphError("CONFLICT", "You are signed in, and have a cart already.");
    this.cookies.setGuest(context, outcome.guest);
    return guestSessionTypeFrom(outcome.guest);
  }
}
