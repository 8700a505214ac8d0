import { registerEnumType } from "type-graphql";

/**
 * The reason why a line was not, or only partly, added to a cart. Accounts returns it for a merged guest cart, cart for
 * added lines.
 */
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
  OWN_COURSE = "OWN_COURSE",
  RULE_REFUSED = "RULE_REFUSED",
}

registerEnumType(MergeReasonEnum, {
  name: "MergeReason",
  valuesConfig: {
    LINE_LIMIT: { description: "A cart holds at most 999 of one product." },
    STOCK: { description: "Not enough items are in stock." },
    SOLD_OUT: { description: "The product is out of stock." },
    CART_FULL: { description: "A cart holds at most 100 products." },
    PRODUCT_GONE: { description: "The product is no longer in the catalog." },
    NOT_ON_SALE: { description: "The product is not on sale at present." },
    ALREADY_OWNED: { description: "The account already owns the course." },
    ALREADY_IN_CART: { description: "The course is already in the account's cart." },
    ACCOUNT_NEEDED: { description: "A course belongs to an account: sign in to buy it." },
    OWN_COURSE: { description: "The account teaches this course." },
    RULE_REFUSED: { description: "A rule of the shop refuses the product or the quantity." },
  },
});
