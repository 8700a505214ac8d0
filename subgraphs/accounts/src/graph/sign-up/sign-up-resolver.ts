import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { signInOriginOf } from "../sessions/viewer-session.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import {
  RegisterInput,
  RegisterResult,
  toRegisterResult,
  toVerifyEmailResult,
  VerificationSentType,
  verificationSent,
  VerifyEmailInput,
  VerifyEmailResult,
} from "./sign-up-types.js";

/** The registration of an account, and the verification of its address. */
@Resolver()
export class SignUpResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Mutation(() => RegisterResult, {
    nullable: true,
    description:
      "Mails a link and a six-digit code (ten minutes, single use, five tries); `verifyEmail` accepts either. A repeat before that replaces the password, the names, the declared fields and the code.",
  })
  async register(
    @Arg("input", () => RegisterInput) input: RegisterInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() { locale }: GraphContext,
  ): Promise<typeof RegisterResult> {
    return toRegisterResult(await this.domain.register(withCustom(input, raw), locale));
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
}
