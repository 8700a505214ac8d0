import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, InputType, ObjectType } from "type-graphql";

@InputType()
export class BeginTwoFactorInput {
  @Field(() => String, { nullable: true, description: "Needed where the account has one." })
  currentPassword?: string | null;
}

@InputType()
export class ConfirmTwoFactorInput {
  @Field(() => String, { description: "The six digits that the authenticator app shows." })
  code!: string;
}

@InputType({ description: "The proof of both factors." })
export class TwoFactorProofInput {
  @Field(() => String, { nullable: true, description: "Needed where the account has one." })
  currentPassword?: string | null;

  @Field(() => String, { description: "Six digits of the app, or a recovery code." })
  code!: string;
}

@InputType()
export class VerifySecondFactorInput {
  @Field(() => String, { description: "Of `SecondFactorRequired`: five minutes, five tries, once." })
  challenge!: string;

  @Field(() => String, { description: "Six digits of the app, or a recovery code. Each works once." })
  code!: string;
}

@ObjectType("TwoFactorSetup", {
  description: "What an authenticator app needs. Nothing has changed before `confirmTwoFactor` has a code of it.",
})
export class TwoFactorSetupType {
  @Field(() => String, { description: "In base32, to be typed where no QR code can be read." })
  secret!: string;

  @Field(() => String, { description: "`otpauth://totp/…`: SHA-1, six digits, 30 seconds." })
  otpauthUrl!: string;

  @Field(() => String, { description: "The URL as a QR code: an SVG document." })
  qrCode!: string;

  @Field(() => DateTimeScalar, { description: "When it is forgotten unless it is confirmed." })
  expiresAt!: Date;
}

@ObjectType("RecoveryCodes", {
  description: "Shown this once. Each signs in once in place of the app; older ones no longer work.",
})
export class RecoveryCodesType {
  @Field(() => [String])
  codes!: readonly string[];
}
