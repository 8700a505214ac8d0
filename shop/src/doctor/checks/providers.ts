import type { DoctorView } from "../doctor-view.js";
import type { Finding } from "../finding.js";
import { addressOf, reach } from "../reach.js";
import { hasSettingsOf } from "./settings.js";

/** The addresses of Souk's own providers, with the setting that replaces each. */
const providers = [
  { key: "STRIPE_SECRET_KEY", setting: "STRIPE_URL", url: "https://api.stripe.com", name: "Stripe" },
  { key: "RAZORPAY_KEY_ID", setting: "RAZORPAY_URL", url: "https://api.razorpay.com", name: "Razorpay" },
];

/** Checks whether the payment providers that have keys can be reached. Calls none of their functions. */
export async function checkProviders(view: DoctorView): Promise<Finding[]> {
  if (!hasSettingsOf(view, "payments")) return [];
  const reader = view.reader();
  const used = providers.filter(({ key }) => reader.optionalText(key) ?? reader.optionalText(`${key}_FILE`));
  const urls = used.map(({ setting, url, name }) => ({ name, url: reader.optionalText(setting) ?? url }));
  return Promise.all(urls.filter(({ url }) => URL.canParse(url)).map(({ name, url }) => reach(name, addressOf(url))));
}
