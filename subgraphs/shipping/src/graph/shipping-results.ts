import { graphError } from "@souk/kernel/graph-error";
import { ConflictType, conflict, NotFoundType, notFound } from "@souk/kernel/graph/problem-types";
import type { InvalidField } from "@souk/kernel/invalid-field";
import { unreachable } from "@souk/kernel/unreachable";
import type { GraphQLError } from "graphql";
import { createUnionType } from "type-graphql";
import type { UpdateShipmentOutcome } from "../domain/update-shipment.js";
import { ShipmentType, shipmentTypeFrom } from "./shipment-type.js";

export const UpdateShipmentResult = createUnionType({
  name: "UpdateShipmentResult",
  types: () => [ShipmentType, NotFoundType, ConflictType] as const,
});

/** Throws BAD_USER_INPUT for a detail that breaks its rule: the union has no member for it. */
export function toUpdateShipmentResult(outcome: UpdateShipmentOutcome): typeof UpdateShipmentResult {
  switch (outcome.kind) {
    case "updated":
      return shipmentTypeFrom(outcome.shipment);
    case "notFound":
      return notFound(`There is no shipment ${outcome.trackingNumber}.`);
    case "cannotMove":
      return conflict(`A shipment that is ${outcome.from} cannot become ${outcome.to}.`, "status");
    case "movedMeanwhile":
      return conflict("Somebody else changed the shipment at the same time. Look at it again.", "status");
    case "invalid":
      throw badInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

/** For operations whose answer has no place for InvalidInput. */
export function badInput(fields: readonly InvalidField[]): GraphQLError {
  const complaints = fields.map(({ path, message }) => `input.${path} ${message}`);
  return graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${fields[0]?.path ?? ""}` });
}
