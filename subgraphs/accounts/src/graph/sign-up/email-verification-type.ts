import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { EmailVerificationStatus, SentVerification } from "../../domain/sign-up/email-verification-status.js";

export enum EmailVerificationStatusEnum {
  PENDING = "PENDING",
  VERIFIED = "VERIFIED",
  EXPIRED = "EXPIRED",
}

registerEnumType(EmailVerificationStatusEnum, {
  name: "EmailVerificationStatus",
  valuesConfig: {
    PENDING: { description: "The mail was sent, and its link and code are valid." },
    VERIFIED: { description: "The user confirmed the address." },
    EXPIRED: { description: "The last link and code are no longer valid; `resendVerification` sends new ones." },
  },
});

@ObjectType("EmailVerification", { description: "The confirmation of a user's address." })
export class EmailVerificationType {
  @Field(() => EmailVerificationStatusEnum)
  status!: EmailVerificationStatusEnum;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time of the last mail. Null when none was sent, and when it expired long ago.",
  })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The end of the link and the code; null with `sentAt`." })
  expiresAt!: Date | null;
}

export function emailVerificationTypeFrom(
  status: EmailVerificationStatus,
  sent: SentVerification | null,
): EmailVerificationType {
  const { sentAt = null, expiresAt = null } = sent ?? {};
  return Object.assign(new EmailVerificationType(), {
    status: EmailVerificationStatusEnum[status],
    sentAt,
    expiresAt,
  });
}
