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
import type { SaveAddressOutcome } from "../../domain/users/address-book.js";
import type { UpdateProfileOutcome } from "../../domain/users/update-profile.js";
import { AddressType, addressTypeFrom } from "./address-type.js";
import { UserType, userTypeFrom } from "./user-type.js";

export const UpdateProfileResult = createUnionType({
  name: "UpdateProfileResult",
  types: () => [UserType, ConflictType, InvalidInputType] as const,
});

export const SaveAddressResult = createUnionType({
  name: "SaveAddressResult",
  types: () => [AddressType, NotFoundType, InvalidInputType] as const,
});

export const DeleteAddressResult = createUnionType({
  name: "DeleteAddressResult",
  types: () => [AddressType, NotFoundType] as const,
});

/** Throws UNAUTHENTICATED when the token's account no longer exists. */
export function toUpdateProfileResult(outcome: UpdateProfileOutcome): typeof UpdateProfileResult {
  switch (outcome.kind) {
    case "updated":
      return userTypeFrom(outcome.user);
    case "usernameTaken":
      return conflict(`Another account has the username ${outcome.username}.`, "username");
    case "invalid":
      return invalidInput(outcome.fields);
    case "noAccount":
      throw graphError("UNAUTHENTICATED", "There is no such account any more.");
    default:
      return unreachable(outcome);
  }
}

export function toSaveAddressResult(outcome: SaveAddressOutcome, ownerId: string): typeof SaveAddressResult {
  switch (outcome.kind) {
    case "saved":
      return addressTypeFrom(outcome.address, ownerId);
    case "notFound":
      return notFound(`You have no address ${outcome.id}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
