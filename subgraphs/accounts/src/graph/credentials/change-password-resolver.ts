import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { signInOriginOf, userOf } from "../sessions/viewer-session.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import { ChangePasswordInput } from "./credentials-inputs.js";
import { ChangePasswordResult, toChangePasswordResult } from "./credentials-results.js";

/** The change of the password by a signed-in user. */
@Resolver()
export class ChangePasswordResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Authorized()
  @Mutation(() => ChangePasswordResult, {
    nullable: true,
    description: "Ends all sessions of the viewer and starts a new one.",
  })
  async changePassword(
    @Arg("input", () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangePasswordResult> {
    const outcome = await this.domain.changePassword(userOf(context).id, input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toChangePasswordResult(outcome);
  }
}
