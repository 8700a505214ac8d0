import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { makeShopKeys } from "@souk/tests/test-kit/shop/shop-keys";
import { SMTPServer } from "smtp-server";

/** The limits that the workloads would reach. */
const noLimits = {
  requests: { address: null },
  cost: { address: null, account: null },
  mutations: { address: null, account: null },
  login: { address: null, email: null },
  startGuestSession: { address: null },
  cardPayments: { address: null, account: null },
};

/** Settings with which a shop runs in production mode, and the mail server that they name. */
export interface ProductionShop extends AsyncDisposable {
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * `folder`: the data folder, which keeps the keys for later runs. No rate limit applies. Mails go to a server in this
 * process, which discards them, so its CPU time is not part of the shop's.
 */
export async function openProductionShop(folder: string): Promise<ProductionShop> {
  const mailServer = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onData: (stream, _session, answer) => {
      stream.resume();
      stream.on("end", () => answer());
    },
  });
  await new Promise<void>((resolve) => mailServer.listen(0, "127.0.0.1", resolve));
  const { port } = mailServer.server.address() as AddressInfo;
  const limits = join(folder, "no-rate-limits.json");
  writeFileSync(limits, JSON.stringify(noLimits));
  return {
    settings: {
      ...(await keysOf(join(folder, "bench-keys.json"))),
      NODE_ENV: "production",
      EMBEDDED_DATABASE: "true",
      RATE_LIMITS_FILE: limits,
      PAYMENT_PROVIDER: "sandbox",
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      SMTP_TLS: "off",
      MAIL_FROM: "Bench <shop@souk.example>",
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => void mailServer.close(() => resolve())),
  };
}

async function keysOf(file: string): Promise<Record<string, string>> {
  if (!existsSync(file)) {
    const { environment } = await makeShopKeys();
    // production refuses keys that other users of the machine can read
    writeFileSync(file, JSON.stringify(environment), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}
