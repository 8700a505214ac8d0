import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseType, courseTypeFrom } from "../course/course-type.js";
import { visibleCourse } from "../course/visible-course.js";
import { coursesLoaders } from "../courses-loaders.js";
import { EnrollmentType } from "../enrollment/enrollment-type.js";
import {
  CertificateType,
  certificateTypeFrom,
  IssueCertificateInput,
  IssueCertificateResult,
  toIssueCertificateResult,
  type CertificateView,
} from "./certificate-type.js";

@Resolver(() => CertificateType)
export class CertificateResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Query(() => CertificateType, {
    nullable: true,
    description:
      "Verifies a certificate, also a revoked one, for everyone who knows its number. Null for an unknown number.",
  })
  async certificate(@Arg("number") number: string, @Ctx() context: GraphContext): Promise<CertificateType | null> {
    const certificate = await this.domain.findCertificate(number);
    return certificate && certificateTypeFrom(certificate, this.viewOf(context));
  }

  @Authorized()
  @Mutation(() => IssueCertificateResult, {
    nullable: true,
    description:
      "Issues the certificate of a course that the viewer has completed. Everyone who knows its number can then see the name " +
      "on it. Idempotent: a repeat keeps the number and changes the name.",
  })
  async issueCertificate(
    @Arg("input", () => IssueCertificateInput) input: IssueCertificateInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof IssueCertificateResult> {
    const outcome = await this.domain.issueCertificate(input, buyerOf(context).id);
    return toIssueCertificateResult(outcome, this.viewOf(context));
  }

  @FieldResolver(() => CourseType, { nullable: true, description: "Null when the viewer may not see the course." })
  async course(@Root() { courseId }: CertificateType, @Ctx() context: GraphContext): Promise<CourseType | null> {
    const course = await coursesLoaders(this.domain, context).courses.load(courseId);
    const visible = course && (await visibleCourse(this.domain, course, context));
    return visible && courseTypeFrom(visible);
  }

  private viewOf({ locale }: GraphContext): CertificateView {
    return { certificateUrl: this.domain.certificateUrl, locale };
  }
}

@Resolver(() => EnrollmentType)
export class EnrollmentCertificateResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => CertificateType, {
    nullable: true,
    description: "Null until `issueCertificate`. For the user and admins, as the enrollment itself.",
  })
  async certificate(@Root() { id }: EnrollmentType, @Ctx() context: GraphContext): Promise<CertificateType | null> {
    const certificate = await coursesLoaders(this.domain, context).certificates.load(id);
    const { certificateUrl } = this.domain;
    return certificate && certificateTypeFrom(certificate, { certificateUrl, locale: context.locale });
  }
}
