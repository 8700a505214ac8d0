import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { DecideInstructorRequestOutcome } from "../../domain/instructor-requests/decide-instructor-request.js";
import type { RequestInstructorRoleOutcome } from "../../domain/instructor-requests/request-instructor-role.js";
import { InstructorRequestType, instructorRequestTypeFrom } from "./instructor-request-types.js";

export const RequestInstructorRoleResult = createUnionType({
  name: "RequestInstructorRoleResult",
  types: () => [InstructorRequestType, ConflictType, InvalidInputType] as const,
});

export const ApproveInstructorRequestResult = createUnionType({
  name: "ApproveInstructorRequestResult",
  types: () => [InstructorRequestType, NotFoundType, ConflictType] as const,
});

export const RejectInstructorRequestResult = createUnionType({
  name: "RejectInstructorRequestResult",
  types: () => [InstructorRequestType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export function toRequestInstructorRoleResult(
  outcome: RequestInstructorRoleOutcome,
): typeof RequestInstructorRoleResult {
  switch (outcome.kind) {
    case "opened":
      return instructorRequestTypeFrom(outcome.request);
    case "alreadyOpen":
      return conflict("Your last request is still open.");
    case "notCustomer":
      return conflict("Only customers ask for it; your account may make courses already, or is not active.");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDecidedResult(outcome: DecideInstructorRequestOutcome): typeof ApproveInstructorRequestResult {
  switch (outcome.kind) {
    case "decided":
      return instructorRequestTypeFrom(outcome.request);
    case "notOpen":
      return conflict(`The request is ${outcome.request.state} already.`);
    case "inactiveUser":
      return conflict("The applicant's account is not active.");
    case "notFound":
      return notFound(`There is no request ${outcome.id}.`);
    default:
      return unreachable(outcome);
  }
}
