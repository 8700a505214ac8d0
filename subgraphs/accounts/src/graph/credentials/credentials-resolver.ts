import type { Clock } from "@souk/kernel/values/clock";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { passwordPolicy } from "../../domain/credentials/password-policy.js";
import { ConfirmEmailChangeInput, RequestEmailChangeInput, ResetPasswordInput } from "./credentials-inputs.js";
import {
  ConfirmEmailChangeResult,
  PasswordPolicyType,
  RequestEmailChangeResult,
  ResetPasswordResult,
  toConfirmEmailChangeResult,
  toRequestEmailChangeResult,
  toResetPasswordResult,
} from "./credentials-results.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import { signInOriginOf, userOf } from "../sessions/viewer-session.js";

/** Password resets and changes of the address. */
@Resolver()
export class CredentialsResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
    private readonly clock: Clock,
  ) {}

  @Query(() => PasswordPolicyType, { nullable: true })
  passwordPolicy(): PasswordPolicyType {
    return Object.assign(new PasswordPolicyType(), passwordPolicy);
  }

  @Mutation(() => Boolean, {
    nullable: true,
    description:
      "Mails a link to reset the password (30 minutes, single use, only the newest is valid), at most one a minute and five an hour. Always true, so it never reveals whether the address has an account.",
  })
  async requestPasswordReset(@Arg("email", () => String) email: string): Promise<boolean> {
    await this.domain.requestPasswordReset(email);
    return true;
  }

  @Mutation(() => ResetPasswordResult, {
    nullable: true,
    description:
      "Sets the password by the token of the mailed link, and signs in. Ends all other sessions and a lock after wrong passwords, and confirms the address. A weak password does not use up the link.",
  })
  async resetPassword(
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ResetPasswordResult> {
    const outcome = await this.domain.resetPassword(input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toResetPasswordResult(outcome);
  }

  @Authorized()
  @Mutation(() => RequestEmailChangeResult, {
    nullable: true,
    description:
      "Mails a link and a six-digit code (ten minutes, single use, five tries) to the new address and a notice to the present one, which stays until `confirmEmailChange`. More than five an hour are RATE_LIMITED.",
  })
  async requestEmailChange(
    @Arg("input", () => RequestEmailChangeInput) input: RequestEmailChangeInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof RequestEmailChangeResult> {
    const outcome = await this.domain.requestEmailChange(userOf(context), input, signInOriginOf(context));
    return toRequestEmailChangeResult(outcome, this.clock.now());
  }

  @Mutation(() => ConfirmEmailChangeResult, {
    nullable: true,
    description:
      "Gives the account its new address, by the link's token on any device or by the code in a session of the account. Notifies both addresses. Ends all sessions except the confirming session, or the requesting one when the link is opened without a session.",
  })
  async confirmEmailChange(
    @Arg("input", () => ConfirmEmailChangeInput) input: ConfirmEmailChangeInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ConfirmEmailChangeResult> {
    return toConfirmEmailChangeResult(await this.domain.confirmEmailChange(context.viewer, input));
  }
}
