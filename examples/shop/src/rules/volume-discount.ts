import { adjustPrice, allow, type RulePlaces } from "@souk/shop/config";

/** Ten units or more cost 10 % less. Amounts are whole cents: the price is rounded down. */
export const volumeDiscount: RulePlaces["priceLine"] = ({ quantity, unitPrice }) =>
  quantity >= 10
    ? adjustPrice(Math.floor((unitPrice.amountMinor * 90) / 100), { en: "10% from ten", fr: "10 % dès dix articles" })
    : allow();
