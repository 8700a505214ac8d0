import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, InputType, ObjectType } from "type-graphql";

@InputType()
export class BeginTwoFactorInput {
  @Field(() => String, { nullable: true, description: "Required when the account has a password." })
  currentPassword?: string | null;
}

@InputType()
export class ConfirmTwoFactorInput {
  @Field(() => String, { description: "The six digits that the authenticator app shows." })
  code!: string;
}

@InputType({ description: "The proof of both factors." })
export class TwoFactorProofInput {
  @Field(() => String, { nullable: true, description: "Required when the account has a password." })
  currentPassword?: string | null;

  @Field(() => String, { description: "Six digits from the app, or a recovery code." })
  code!: string;
}

@InputType()
export class VerifySecondFactorInput {
  @Field(() => String, {
    description: "The challenge from `SecondFactorRequired`: valid for five minutes, five tries, once.",
  })
  challenge!: string;

  @Field(() => String, { description: "Six digits from the app, or a recovery code. Each works once." })
  code!: string;
}

@ObjectType("TwoFactorSetup", {
  description: "The data for an authenticator app. Nothing changes until `confirmTwoFactor` gets a code from the app.",
})
export class TwoFactorSetupType {
  @Field(() => String, { description: "In base32, to type where no QR code can be scanned." })
  secret!: string;

  @Field(() => String, { description: "`otpauth://totp/…`: SHA-1, six digits, 30 seconds." })
  otpauthUrl!: string;

  @Field(() => String, { description: "The URL as a QR code: an SVG document." })
  qrCode!: string;

  @Field(() => DateTimeScalar, { description: "The setup is deleted at this time unless it is confirmed." })
  expiresAt!: Date;
}

@ObjectType("RecoveryCodes", {
  description: "Returned only once. Each code works once instead of the app; older codes no longer work.",
})
export class RecoveryCodesType {
  @Field(() => [String])
  codes!: readonly string[];
}
