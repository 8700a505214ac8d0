import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import {
  ChangeEnrollmentEndResult,
  EnrollStudentsInput,
  EnrollStudentsResult,
  RevokeEnrollmentResult,
  toChangeEnrollmentEndResult,
  toEnrollStudentsResult,
  toRevokeEnrollmentResult,
} from "./grant-types.js";

@Resolver()
export class GrantResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Authorized("LIVE")
  @Mutation(() => EnrollStudentsResult, {
    nullable: true,
    description:
      "The course's instructor and admins. Enrolls users in a published course without an order, and mails them. Idempotent.",
  })
  async enrollStudents(
    @Arg("input", () => EnrollStudentsInput) input: EnrollStudentsInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof EnrollStudentsResult> {
    const action = adminActionIfAny(context, "enrollStudents");
    return toEnrollStudentsResult(await this.domain.enrollStudents(input, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => ChangeEnrollmentEndResult, {
    nullable: true,
    description: "The course's instructor and admins. Changes the end of a granted enrollment. Idempotent.",
  })
  async changeEnrollmentEnd(
    @Arg("enrollmentId", () => ID) id: string,
    @Arg("endsAt", () => DateTimeScalar, { nullable: true, description: "In the future; null removes the end." })
    endsAt: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeEnrollmentEndResult> {
    const action = adminActionIfAny(context, "changeEnrollmentEnd");
    const change = { id, endsAt: endsAt ?? null };
    return toChangeEnrollmentEndResult(await this.domain.changeEnrollmentEnd(change, context.viewer, action));
  }

  @Authorized("LIVE")
  @Mutation(() => RevokeEnrollmentResult, {
    nullable: true,
    description:
      "Ends an enrollment at once; its progress is kept for a later one. The course's instructor revokes granted " +
      "enrollments, and admins bought ones too, without a refund. Idempotent.",
  })
  async revokeEnrollment(
    @Arg("enrollmentId", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RevokeEnrollmentResult> {
    const action = adminActionIfAny(context, "revokeEnrollment");
    return toRevokeEnrollmentResult(await this.domain.revokeEnrollment(id, context.viewer, action));
  }
}
