import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { EnrollStudentsOutcome, StudentEnrollment } from "../../domain/enrollment/enroll-students.js";
import type { ChangeEnrollmentEndOutcome, RevokeEnrollmentOutcome } from "../../domain/enrollment/enrollment-end.js";
import { StudentType, studentTypeFrom } from "./student-type.js";

@InputType()
export class StudentToEnrollInput {
  @Field(() => String, { description: "The verified email address of an account." })
  email!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "In the future; absent or null without an end." })
  endsAt?: Date | null;
}

@InputType()
export class EnrollStudentsInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => [StudentToEnrollInput], { description: "1 to 100, each address once." })
  students!: StudentToEnrollInput[];
}

enum StudentEnrollmentOutcomeEnum {
  ENROLLED = "ENROLLED",
  ALREADY_ENROLLED = "ALREADY_ENROLLED",
  NO_ACCOUNT = "NO_ACCOUNT",
}

registerEnumType(StudentEnrollmentOutcomeEnum, {
  name: "StudentEnrollmentOutcome",
  valuesConfig: {
    ENROLLED: { description: "The student is enrolled and gets a mail." },
    ALREADY_ENROLLED: { description: "The student was enrolled before; nothing has changed, not the end either." },
    NO_ACCOUNT: { description: "No active account has this verified address." },
  },
});

@ObjectType("StudentEnrollment")
class StudentEnrollmentType {
  @Field(() => String)
  email!: string;

  @Field(() => StudentEnrollmentOutcomeEnum)
  outcome!: StudentEnrollment["outcome"];
}

@ObjectType("EnrolledStudents")
class EnrolledStudentsType {
  @Field(() => [StudentEnrollmentType], { description: "In the order of the input." })
  students!: StudentEnrollmentType[];
}

@ObjectType("RevokedEnrollment")
class RevokedEnrollmentType {
  @Field(() => ID)
  id!: string;
}

export const EnrollStudentsResult = createUnionType({
  name: "EnrollStudentsResult",
  types: () => [EnrolledStudentsType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const ChangeEnrollmentEndResult = createUnionType({
  name: "ChangeEnrollmentEndResult",
  types: () => [StudentType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const RevokeEnrollmentResult = createUnionType({
  name: "RevokeEnrollmentResult",
  types: () => [RevokedEnrollmentType, NotFoundType, ConflictType] as const,
});

export function toEnrollStudentsResult(outcome: EnrollStudentsOutcome): typeof EnrollStudentsResult {
  switch (outcome.kind) {
    case "enrolled":
      return Object.assign(new EnrolledStudentsType(), { students: [...outcome.students] });
    case "notFound":
      return notFound(`There is no course ${outcome.id}.`);
    case "notPublished":
      return conflict("The course is not published.", "courseId");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toChangeEnrollmentEndResult(outcome: ChangeEnrollmentEndOutcome): typeof ChangeEnrollmentEndResult {
  switch (outcome.kind) {
    case "changed":
      return studentTypeFrom(outcome.student);
    case "notFound":
      return noEnrollment(outcome.id);
    case "bought":
      return conflict("The student bought the course: only a granted enrollment can have an end.", "enrollmentId");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toRevokeEnrollmentResult(outcome: RevokeEnrollmentOutcome): typeof RevokeEnrollmentResult {
  switch (outcome.kind) {
    case "revoked":
      return Object.assign(new RevokedEnrollmentType(), { id: outcome.id });
    case "notFound":
      return noEnrollment(outcome.id);
    case "bought":
      return conflict("The student bought the course: only an admin can revoke the enrollment.", "enrollmentId");
    default:
      return unreachable(outcome);
  }
}

function noEnrollment(id: string): NotFoundType {
  return notFound(`There is no enrollment ${id}.`);
}
