import { graphError } from "@souk/kernel/errors/graph-error";
import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import {
  ConflictType,
  conflict,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { unreachable } from "@souk/kernel/values/unreachable";
import type { GraphQLError } from "graphql";
import { createUnionType } from "type-graphql";
import type { AddShipmentOutcome } from "../../domain/shipment/add-shipment.js";
import type { ChangeShipmentOutcome } from "../../domain/shipment/change-shipment.js";
import type { UpdateShipmentOutcome } from "../../domain/shipment/update-shipment.js";
import { ShipmentType, shipmentTypeFrom } from "./shipment-type.js";

export const UpdateShipmentResult = createUnionType({
  name: "UpdateShipmentResult",
  types: () => [ShipmentType, NotFoundType, ConflictType] as const,
});

/** Throws BAD_USER_INPUT for invalid input: the union has no InvalidInput member. */
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

export const AddShipmentResult = createUnionType({
  name: "AddShipmentResult",
  types: () => [ShipmentType, NotFoundType, ConflictType, InvalidInputType, IdempotencyKeyReusedType] as const,
});

export function toAddShipmentResult(outcome: AddShipmentOutcome): typeof AddShipmentResult {
  switch (outcome.kind) {
    case "added":
      return shipmentTypeFrom(outcome.shipment);
    case "orderNotFound":
      return notFound(`There is no order ${outcome.orderId}.`);
    case "replacedNotFound":
      return notFound("The order has no shipment with this number to replace.");
    case "orderClosed":
      return conflict("The order is not paid, or it is cancelled or refunded.", "orderId");
    case "nothingLeft":
      return conflict("Everything that the order ships is on its way.", "lines");
    case "notReplaceable":
      return conflict(`A shipment that is ${outcome.status} cannot be replaced.`, "replaces");
    case "notInOrder":
      return invalidInput([{ path: "lines", message: `the order does not ship the product ${outcome.productId}` }]);
    case "tooMany":
      return invalidInput([
        { path: "lines", message: `only ${outcome.left} of the product ${outcome.productId} are left to send` },
      ]);
    case "keyReused":
      return keyReused();
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export const ChangeShipmentResult = createUnionType({
  name: "ChangeShipmentResult",
  types: () => [ShipmentType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export function toChangeShipmentResult(outcome: ChangeShipmentOutcome): typeof ChangeShipmentResult {
  switch (outcome.kind) {
    case "changed":
      return shipmentTypeFrom(outcome.shipment);
    case "notFound":
      return notFound(`There is no shipment ${outcome.trackingNumber}.`);
    case "hasLeft":
      return conflict("The parcel has left.");
    case "cancelled":
      return conflict("The shipment is cancelled.");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

/** For operations whose result type has no InvalidInput. */
export function badInput(fields: readonly InvalidField[]): GraphQLError {
  const complaints = fields.map(({ path, message }) => `input.${path} ${message}`);
  return graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${fields[0]?.path ?? ""}` });
}
