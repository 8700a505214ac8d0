import { JsonScalar, DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ConflictType, conflict, ServiceUnavailableType, serviceUnavailable } from "@souk/kernel/graph/problem-types";
import { graphError } from "@souk/kernel/errors/graph-error";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import type { DeleteMyAccountOutcome } from "../../domain/personal-data/delete-my-account.js";
import type { ExportMyDataOutcome } from "../../domain/personal-data/export-my-data.js";
import { AccountLockedType, InvalidCredentialsType, passwordRefused } from "../accounts-problems.js";

@ObjectType("DataExport", { description: "All data that the shop stores about a person." })
class DataExportType {
  @Field(() => DateTimeScalar)
  generatedAt!: Date;

  @Field(() => JsonScalar, {
    description:
      "Lists by service and name, each newest first with at most 2,000 entries. Amounts are in minor units of their currency.",
  })
  data!: unknown;
}

@ObjectType("AccountDeleted", {
  description:
    "The account is deleted. Other services erase the person's data within moments, mail within about an hour.",
})
class AccountDeletedType {
  @Field(() => DateTimeScalar)
  deletedAt!: Date;
}

@InputType()
export class DeleteMyAccountInput {
  @Field(() => String, {
    nullable: true,
    description: "The account's password, if it has one, because deleting cannot be undone.",
  })
  password?: string | null;
}

export const ExportMyDataResult = createUnionType({
  name: "ExportMyDataResult",
  types: () => [DataExportType, ServiceUnavailableType] as const,
});

export const DeleteMyAccountResult = createUnionType({
  name: "DeleteMyAccountResult",
  types: () =>
    [AccountDeletedType, InvalidCredentialsType, AccountLockedType, ConflictType, ServiceUnavailableType] as const,
});

/** Throws UNAUTHENTICATED when the token's account no longer exists. */
export function toExportMyDataResult(outcome: ExportMyDataOutcome): typeof ExportMyDataResult {
  switch (outcome.kind) {
    case "exported":
      return Object.assign(new DataExportType(), { generatedAt: outcome.generatedAt, data: outcome.data });
    case "noAccount":
      throw graphError("UNAUTHENTICATED", "There is no such account any more.");
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteMyAccountResult(outcome: DeleteMyAccountOutcome): typeof DeleteMyAccountResult {
  switch (outcome.kind) {
    case "deleted":
      return Object.assign(new AccountDeletedType(), { deletedAt: outcome.deletedAt });
    case "invalidCredentials":
    case "locked":
      return passwordRefused(outcome, "The password is wrong.");
    case "lastAdmin":
      return conflict("The last admin cannot be deleted: make somebody else an admin first.");
    case "unfinishedOrders":
      return conflict(`Not yet: ${outcome.numbers.join(", ")} must be delivered, cancelled or refunded first.`);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}
