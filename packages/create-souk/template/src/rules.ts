import { allow, refuse, type RulePlaces } from "@souk/shop/config";

const most = 10;

/** A cart holds at most ten of a product. */
export const atMostTen: RulePlaces["beforeAddToCart"] = ({ product, quantity }) =>
  quantity > most
    ? refuse("AT_MOST_TEN", {
        en: `At most ${most} of ${product.name} in one order.`,
        fr: `Au plus ${most} ${product.name} par commande.`,
      })
    : allow();
