import { registerEnumType } from "type-graphql";

export enum CartStatusEnum {
  ACTIVE = "ACTIVE",
  CONVERTED = "CONVERTED",
}

registerEnumType(CartStatusEnum, {
  name: "CartStatus",
  valuesConfig: {
    ACTIVE: { description: "The buyer can change the cart." },
    CONVERTED: { description: "The cart was bought, and cannot be changed." },
  },
});
