import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { LoginInput, RegisterInput, VerifyEmailInput } from "../accounts-inputs.js";
import { RoleEnum } from "../users/user-type.js";
import { signInOriginOf } from "../sessions/viewer-session.js";
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

/** Fields that need no session, and those that end one. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => RegisterResult, {
    nullable: true,
    description:
      "Mails a link and a six-digit code (ten minutes, single use, five tries); `verifyEmail` accepts either. A repeat before that replaces the password, the names and the code.",
  })
  async register(@Arg("input", () => RegisterInput) input: RegisterInput): Promise<typeof RegisterResult> {
    return toRegisterResult(await this.domain.register(input));
  }

  @Mutation(() => VerificationSentType, {
    nullable: true,
    description:
      "Sends a new link and code, at most once a minute. The answer is the same for an unknown and for a verified address.",
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
      "Ends the session of the access token and that of the cookie, and clears the cookies. False when neither exists. The access token itself ends a few minutes later.",
  })
  async logout(@Ctx() context: GraphContext): Promise<boolean> {
    this.cookies.clear(context);
    return this.domain.logout(context.viewer, this.cookies.refreshTokenOf(context));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => RoleEnum, {
    nullable: true,
    description: "The present role of the session's user. Null when the session has ended or its user is not active.",
  })
  async sessionStanding(@Arg("sessionId", () => ID) sessionId: string): Promise<RoleEnum | null> {
    const role = await this.domain.sessionStanding(sessionId);
    return role && RoleEnum[role];
  }
}
