/** The names of the fields and buttons of a cart line's form. */
export const lineFields = {
  productId: "productId",
  lineId: "lineId",
  quantity: "quantity",
  /** 1 or -1, added to the quantity. */
  step: "step",
  take: "take",
  remove: "remove",
} as const;
