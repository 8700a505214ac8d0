import { text } from "@souk/shop/config";

const label = { en: "A field", fr: "Un champ" };

/** A project with wrong declarations. */
export default { fields: { Product: { origin: text({ label, maxLength: 0 }) }, Variant: {} } };
