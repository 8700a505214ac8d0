import { registerEnumType } from "type-graphql";

/** Why not all of a line has come into a cart. Accounts shows it of a guest's cart that was merged, cart of lines that were added. */
export enum MergeReasonEnum {
  LINE_LIMIT = "LINE_LIMIT",
  STOCK = "STOCK",
  SOLD_OUT = "SOLD_OUT",
  CART_FULL = "CART_FULL",
  PRODUCT_GONE = "PRODUCT_GONE",
  NOT_ON_SALE = "NOT_ON_SALE",
  ALREADY_OWNED = "ALREADY_OWNED",
  ALREADY_IN_CART = "ALREADY_IN_CART",
  ACCOUNT_NEEDED = "ACCOUNT_NEEDED",
}

registerEnumType(MergeReasonEnum, {
  name: "MergeReason",
  valuesConfig: {
    LINE_LIMIT: { description: "A cart holds at most 999 of one product." },
    STOCK: { description: "No more are left." },
    SOLD_OUT: { description: "None are left." },
    CART_FULL: { description: "A cart holds at most 100 products." },
    PRODUCT_GONE: { description: "The catalog has it no more." },
    NOT_ON_SALE: { description: "It is not on sale now." },
    ALREADY_OWNED: { description: "A course that the account has." },
    ALREADY_IN_CART: { description: "A course that is in the account's cart." },
    ACCOUNT_NEEDED: { description: "A course, which belongs to an account: sign in to buy it." },
  },
});
