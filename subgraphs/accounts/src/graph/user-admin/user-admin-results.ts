import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import { graphError } from "@souk/kernel/errors/graph-error";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { DeactivateUserOutcome } from "../../domain/user-admin/user-activation.js";
import type { ResetSecondFactorOutcome } from "../../domain/user-admin/reset-second-factor.js";
import type { SetRoleOutcome } from "../../domain/user-admin/set-role.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

export const SetRoleResult = createUnionType({
  name: "SetRoleResult",
  types: () => [UserType, NotFoundType] as const,
});

export const DeactivateUserResult = createUnionType({
  name: "DeactivateUserResult",
  types: () => [UserType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const ResetSecondFactorResult = createUnionType({
  name: "ResetSecondFactorResult",
  types: () => [UserType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const ReactivateUserResult = createUnionType({
  name: "ReactivateUserResult",
  types: () => [UserType, NotFoundType] as const,
});

export const UnlockUserResult = createUnionType({
  name: "UnlockUserResult",
  types: () => [UserType, NotFoundType] as const,
});

/** Throws CONFLICT, which the union has no member for, when no other admin would remain. */
export function toSetRoleResult(outcome: SetRoleOutcome): typeof SetRoleResult {
  switch (outcome.kind) {
    case "set":
      return userTypeFrom(outcome.user);
    case "notFound":
      return notFound(`There is no user ${outcome.id}.`);
    case "lastAdmin":
      throw graphError("CONFLICT", "The last active admin cannot get another role.");
    default:
      return unreachable(outcome);
  }
}

export function toDeactivateUserResult(outcome: DeactivateUserOutcome): typeof DeactivateUserResult {
  switch (outcome.kind) {
    case "deactivated":
      return userTypeFrom(outcome.user);
    case "notFound":
      return notFound(`There is no user ${outcome.id}.`);
    case "lastAdmin":
      return conflict("The last active admin cannot be deactivated.");
    case "oneself":
      return conflict("Nobody deactivates their own account; ask another admin.");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toResetSecondFactorResult(outcome: ResetSecondFactorOutcome): typeof ResetSecondFactorResult {
  switch (outcome.kind) {
    case "reset":
      return userTypeFrom(outcome.user);
    case "notFound":
      return notFound(`There is no user ${outcome.id}.`);
    case "oneself":
      return conflict("Nobody resets their own second factor; turn it off with a code, or ask another admin.");
    case "noneOn":
      return conflict("This user signs in without a second factor.");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
