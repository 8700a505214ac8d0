import { allow, refuse, type RulePlaces } from "@souk/shop/config";

/** The carrier of this shop does not deliver to post boxes. */
export const noPostBoxes: RulePlaces["beforeCheckout"] = ({ shipping }) =>
  /^(p\.? ?o\.? ?box|case postale)\b/i.test(shipping?.address.line1 ?? "")
    ? refuse("NO_POST_BOXES", {
        en: "We do not deliver to post boxes.",
        fr: "Nous ne livrons pas aux cases postales.",
      })
    : allow();
