import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { RoleEnum } from "../users/user-type.js";
import { signInOriginOf } from "../sessions/viewer-session.js";
import type { SignInCookies } from "./sign-in-cookies.js";
import {
  LoginInput,
  LoginResult,
  RefreshSessionResult,
  toLoginResult,
  toRefreshSessionResult,
} from "./sign-in-types.js";

/** The sign-in by password, the renewal and the end of a session, and the status of a session for other services. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => LoginResult, { nullable: true })
  async login(
    @Arg("input", () => LoginInput) input: LoginInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof LoginResult> {
    const outcome = await this.domain.login(input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    if (outcome.kind === "invalidCredentials" || outcome.kind === "locked") context.reply.signInFailed = true;
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
  async sessionStatus(@Arg("sessionId", () => ID) sessionId: string): Promise<RoleEnum | null> {
    const role = await this.domain.roleOfSession(sessionId);
    return role && RoleEnum[role];
  }
}
