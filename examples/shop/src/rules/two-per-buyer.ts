import { allow, refuse, type RulePlaces } from "@souk/shop/config";

const most = 2;

/** Products whose SKU starts with `LIMITED-` are sold in small numbers. */
export const twoPerBuyer: RulePlaces["beforeAddToCart"] = ({ product, quantity }) =>
  product.sku.startsWith("LIMITED-") && quantity > most
    ? refuse("TWO_PER_BUYER", {
        en: `At most ${most} of ${product.name} for each buyer.`,
        fr: `Au plus ${most} ${product.name} par personne.`,
      })
    : allow();
