import { registerEnumType } from "type-graphql";

export enum ChargeStatusEnum {
  NONE = "NONE",
  PENDING = "PENDING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  REFUNDED = "REFUNDED",
}

registerEnumType(ChargeStatusEnum, {
  name: "ChargeStatus",
  description: "NONE: there was no attempt to pay the order. PENDING: the money may have been taken; ask again later.",
});
