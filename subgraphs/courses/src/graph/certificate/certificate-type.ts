import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { defaultLocale } from "@souk/kernel/values/locale";
import type { Locale } from "@souk/kernel/values/locale";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import type { Certificate } from "../../domain/certificate/certificate.js";
import type { IssueCertificateOutcome } from "../../domain/certificate/issue-certificate.js";

@InputType()
export class IssueCertificateInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => String, { description: "The name to print, 1 to 100 characters." })
  studentName!: string;
}

@ObjectType("Certificate", { description: "The proof that a student has completed a course." })
export class CertificateType {
  @Field(() => String, { description: "Four groups of four letters and digits. It cannot be guessed." })
  number!: string;

  @Field(() => String)
  studentName!: string;

  @Field(() => String, { description: "The title of the course when the certificate was issued." })
  courseTitle!: string;

  @Field(() => DateTimeScalar)
  issuedAt!: Date;

  @Field(() => DateTimeScalar, { description: "The time when the student completed the course." })
  completedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "The time when the enrollment was refunded or revoked: the certificate is not valid since then. Null while it is " +
      "valid, also after the planned end of the access.",
  })
  revokedAt!: Date | null;

  @Field(() => String, { description: "The address of the page that verifies the certificate, for everyone." })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: "The address of the PDF, in the language of the request, for everyone. Null once it is revoked.",
  })
  pdfUrl!: string | null;

  courseId!: string;
}

export interface CertificateView {
  readonly certificateUrl: (number: string) => string;
  readonly locale: Locale | null;
}

export function certificateTypeFrom(
  certificate: Certificate,
  { certificateUrl, locale }: CertificateView,
): CertificateType {
  const { number, studentName, courseTitle, issuedAt, completedAt, revokedAt, courseId } = certificate;
  const url = certificateUrl(number);
  const pdfUrl = revokedAt ? null : `${url}/${locale ?? defaultLocale}.pdf`;
  const shown = { number, studentName, courseTitle, issuedAt, completedAt, revokedAt, url, pdfUrl, courseId };
  return Object.assign(new CertificateType(), shown);
}

export const IssueCertificateResult = createUnionType({
  name: "IssueCertificateResult",
  types: () => [CertificateType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export function toIssueCertificateResult(
  outcome: IssueCertificateOutcome,
  view: CertificateView,
): typeof IssueCertificateResult {
  switch (outcome.kind) {
    case "issued":
      return certificateTypeFrom(outcome.certificate, view);
    case "notFound":
      return notFound(`You are not enrolled in a course ${outcome.courseId}.`);
    case "notCompleted":
      return conflict("Complete all lessons of the course first.", "courseId");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
