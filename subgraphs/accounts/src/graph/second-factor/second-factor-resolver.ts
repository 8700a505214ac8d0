import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { sessionOf, signInOriginOf } from "../sessions/viewer-session.js";
import {
  BeginTwoFactorResult,
  ConfirmTwoFactorResult,
  DisableTwoFactorResult,
  RenewRecoveryCodesResult,
  toBeginTwoFactorResult,
  toConfirmTwoFactorResult,
  toDisableTwoFactorResult,
  toRenewRecoveryCodesResult,
  toVerifySecondFactorResult,
  VerifySecondFactorResult,
} from "./second-factor-results.js";
import {
  BeginTwoFactorInput,
  ConfirmTwoFactorInput,
  TwoFactorProofInput,
  VerifySecondFactorInput,
} from "./second-factor-types.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";

/** The second factor: its setup, its removal, and the second step of a sign-in. */
@Resolver()
export class SecondFactorResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => VerifySecondFactorResult, {
    nullable: true,
    description:
      "The second step of a sign-in. After ten wrong codes in a row the account is locked for up to a day; recovery codes still work.",
  })
  async verifySecondFactor(
    @Arg("input", () => VerifySecondFactorInput) input: VerifySecondFactorInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof VerifySecondFactorResult> {
    const outcome = await this.domain.verifySecondFactor(input, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toVerifySecondFactorResult(outcome);
  }

  @Authorized("LIVE")
  @Mutation(() => BeginTwoFactorResult, {
    nullable: true,
    description: "Creates a secret for the viewer's authenticator app. A Conflict when a second factor is on.",
  })
  async beginTwoFactor(
    @Arg("input", () => BeginTwoFactorInput) { currentPassword = null }: BeginTwoFactorInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof BeginTwoFactorResult> {
    return toBeginTwoFactorResult(await this.domain.beginTwoFactor(sessionOf(context), currentPassword));
  }

  @Authorized("LIVE")
  @Mutation(() => ConfirmTwoFactorResult, {
    nullable: true,
    description:
      "Turns the second factor on and ends the viewer's other sessions. An admin who needed it must call `refreshSession` next.",
  })
  async confirmTwoFactor(
    @Arg("input", () => ConfirmTwoFactorInput) { code }: ConfirmTwoFactorInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ConfirmTwoFactorResult> {
    return toConfirmTwoFactorResult(await this.domain.confirmTwoFactor(sessionOf(context), code));
  }

  @Authorized("LIVE")
  @Mutation(() => DisableTwoFactorResult, { nullable: true, description: "Turns the viewer's second factor off." })
  async disableTwoFactor(
    @Arg("input", () => TwoFactorProofInput) { currentPassword = null, code }: TwoFactorProofInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof DisableTwoFactorResult> {
    return toDisableTwoFactorResult(await this.domain.disableTwoFactor(sessionOf(context), { currentPassword, code }));
  }

  @Authorized("LIVE")
  @Mutation(() => RenewRecoveryCodesResult, {
    nullable: true,
    description: "Creates ten new recovery codes for the viewer.",
  })
  async renewRecoveryCodes(
    @Arg("input", () => TwoFactorProofInput) { currentPassword = null, code }: TwoFactorProofInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof RenewRecoveryCodesResult> {
    return toRenewRecoveryCodesResult(
      await this.domain.renewRecoveryCodes(sessionOf(context), { currentPassword, code }),
    );
  }
}
