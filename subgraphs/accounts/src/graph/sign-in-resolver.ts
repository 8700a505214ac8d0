import type { GraphContext } from "@souk/kernel/graph-context";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../domain/accounts-domain.js";
import { LoginInput, RegisterInput, VerifyEmailInput } from "./accounts-inputs.js";
import { RoleEnum } from "./user-type.js";
import { signInOriginOf } from "./sign-in-origin-of.js";
import type { SignInCookies } from "./sign-in-cookies.js";
import {
  LoginResult,
  RefreshSessionResult,
  RegisterResult,
  toLoginResult,
  toRefreshSessionResult,
  toRegisterResult,
  toVerifyEmailResult,
  VerificationSentType,
  verificationSent,
  VerifyEmailResult,
} from "./sign-in-results.js";

/** What needs no session yet, and what ends one. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => RegisterResult, {
    nullable: true,
    description:
      "Mails a link and a six-digit code (ten minutes, single use, five tries), either of which `verifyEmail` takes. Again before that: the newest password, name and code count.",
  })
  async register(@Arg("input", () => RegisterInput) input: RegisterInput): Promise<typeof RegisterResult> {
    return toRegisterResult(await this.domain.register(input));
  }

  @Mutation(() => VerificationSentType, {
    nullable: true,
    description:
      "A new link and code, at most once a minute. The answer is the same for an address without an account, or verified.",
  })
  async resendVerification(@Arg("email", () => String) email: string): Promise<VerificationSentType> {
    return verificationSent(await this.domain.resendVerification(email));
  }

  @Mutation(() => VerifyEmailResult, { nullable: true, description: "Confirms the address and signs in." })
  async verifyEmail(
    @Arg("input", () => VerifyEmailInput) input: VerifyEmailInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof VerifyEmailResult> {
    const outcome = await this.domain.verifyEmail(input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toVerifyEmailResult(outcome);
  }

  @Mutation(() => LoginResult, { nullable: true })
  async login(
    @Arg("input", () => LoginInput) input: LoginInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof LoginResult> {
    const outcome = await this.domain.login(input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toLoginResult(outcome);
  }

  @Mutation(() => RefreshSessionResult, {
    nullable: true,
    description: "Reads the refresh token from the argument or from its HttpOnly cookie. Each one works once.",
  })
  async refreshSession(
    @Arg("refreshToken", () => String, { nullable: true }) refreshToken: string | null,
    @Ctx() context: GraphContext,
  ): Promise<typeof RefreshSessionResult> {
    const outcome = await this.domain.refreshSession(
      refreshToken ?? this.cookies.refreshTokenOf(context),
      signInOriginOf(context),
    );
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    else if (refreshToken == null) this.cookies.clear(context);
    return toRefreshSessionResult(outcome);
  }

  @Mutation(() => Boolean, {
    nullable: true,
    description:
      "Ends the session of the access token and of the cookie, and clears the cookies. False when there was none. The access token itself ends a few minutes later.",
  })
  async logout(@Ctx() context: GraphContext): Promise<boolean> {
    this.cookies.clear(context);
    return this.domain.logout(context.viewer, this.cookies.refreshTokenOf(context));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => RoleEnum, {
    nullable: true,
    description:
      "The role of the session's user at this moment. Null when the session has ended or its user is not active.",
  })
  async sessionStanding(@Arg("sessionId", () => ID) sessionId: string): Promise<RoleEnum | null> {
    const role = await this.domain.sessionStanding(sessionId);
    return role && RoleEnum[role];
  }
}
