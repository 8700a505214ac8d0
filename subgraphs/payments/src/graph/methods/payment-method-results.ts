import {
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
  ServiceUnavailableType,
  serviceUnavailable,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { AddPaymentMethodOutcome } from "../../domain/methods/add-payment-method.js";
import type { RemovePaymentMethodOutcome } from "../../domain/methods/remove-payment-method.js";
import type { SetDefaultPaymentMethodOutcome } from "../../domain/methods/set-default-payment-method.js";
import { PaymentMethodType, paymentMethodTypeFrom } from "./payment-method-type.js";

export const AddPaymentMethodResult = createUnionType({
  name: "AddPaymentMethodResult",
  types: () => [PaymentMethodType, InvalidInputType, ServiceUnavailableType] as const,
});

export const RemovePaymentMethodResult = createUnionType({
  name: "RemovePaymentMethodResult",
  types: () => [PaymentMethodType, NotFoundType] as const,
});

export const SetDefaultPaymentMethodResult = createUnionType({
  name: "SetDefaultPaymentMethodResult",
  types: () => [PaymentMethodType, NotFoundType] as const,
});

export function toAddPaymentMethodResult(outcome: AddPaymentMethodOutcome): typeof AddPaymentMethodResult {
  switch (outcome.kind) {
    case "added":
      return paymentMethodTypeFrom(outcome.method);
    case "full":
      return invalidInput([{ path: "details", message: `you have ${outcome.max} cards already; remove one first` }]);
    case "invalid":
      return invalidInput(outcome.fields);
    case "providerUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}

export function toRemovePaymentMethodResult(outcome: RemovePaymentMethodOutcome): typeof RemovePaymentMethodResult {
  return outcome.kind === "removed"
    ? paymentMethodTypeFrom(outcome.method)
    : notFound(`There is no payment method ${outcome.id}.`);
}

export function toSetDefaultPaymentMethodResult(
  outcome: SetDefaultPaymentMethodOutcome,
): typeof SetDefaultPaymentMethodResult {
  return outcome.kind === "set"
    ? paymentMethodTypeFrom(outcome.method)
    : notFound(`There is no payment method ${outcome.id}.`);
}
