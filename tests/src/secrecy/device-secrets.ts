import { LoginDocument } from "../generated/operations.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

/** The secret that identifies a device: only its cookie contains it, which scripts cannot read, and no body does. */
export async function pushDevices(shop: TestShop, canaries: Canaries): Promise<void> {
  const { email } = await shop.signUp();
  const input = { email, password: testPassword };
  const { headers } = await shop.client.execute(LoginDocument, { input });
  const secret = /souk_device=([\w-]{43})/.exec(headers.getSetCookie().join())?.[1];
  const device = canaries.keep("a device's secret", secret, "cookies");
  const madeUp = canaries.keep("a device's secret that is made up", "d".repeat(20).padEnd(43, "xyz"));
  for (const value of [device, device.slice(0, -2), `${device}%`, madeUp]) {
    const browser = shop.client.with({ cookie: `souk_device=${value}`, origin: shop.client.origin });
    await browser.execute(LoginDocument, { input: { email, password: "wrong" } });
    await browser.execute(String(LoginDocument), { input: { email: [email] } });
    await browser.fetch("/graphql/nowhere");
  }
  const known = shop.client.with({ cookie: `souk_device=${device}` });
  await withoutEachTable(shop, "accounts", async () => {
    await known.execute(LoginDocument, { input });
  });
  await known.get(LoginDocument, { input });
}
