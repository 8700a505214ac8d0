import { parseArgs } from "node:util";
import { printedHelp } from "@souk/kernel/process/printed-help";

const usage = `npm run smoke -- [--wait SECONDS] URL

Buys a product of the demo shop as a guest, by REST, and ends with 0 when the order is paid. It first waits until all services of the
shop are up.

  --wait SECONDS   the longest wait; default: 300
`;

type Json = Readonly<Record<string, unknown>>;

type Send = <Body>(method: "GET" | "POST", path: string, body?: Json) => Promise<Body>;

/** Returns a function that sends a request to the shop. A refusal throws an Error with its status and body. */
function clientOf(shop: string, token?: string): Send {
  return async <Body>(method: "GET" | "POST", path: string, body?: Json): Promise<Body> => {
    const response = await fetch(new URL(path, shop), {
      method,
      headers: {
        accept: "application/json",
        ...(body && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    if (!response) throw new Error(`${method} ${path}: no answer from ${shop}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  };
}

/** Repeats an attempt each second until it returns a value. Throws its last error when the time is over. */
async function within<Value>(seconds: number, attempt: () => Promise<Value>): Promise<Value> {
  const endsAtMs = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > endsAtMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function buy(url: string, waitSeconds: number): Promise<string> {
  const send = clientOf(url);
  await within(waitSeconds, async () => {
    const { status, services } = await send<{ status: string; services: readonly Json[] }>("GET", "/health/services");
    if (status === "ok") return true;
    const down = services.flatMap(({ service, status: state }) => (state === "ok" ? [] : [service]));
    throw new Error(`${down.join(", ")} not up within ${waitSeconds} s`);
  });
  const page = await fetch(url, { headers: { accept: "text/html" } });
  if (!page.ok || !(await page.text()).includes("<title>")) throw new Error(`${url} shows no page: ${page.status}`);
  const { access_token: token } = await send<{ access_token: string }>("POST", "/auth/guest");
  const guest = clientOf(url, token);
  const products = await guest<readonly { id: string; stock: number | null }[]>("GET", "/api/products");
  const product = products.find(({ stock }) => (stock ?? 0) > 0);
  if (!product) throw new Error("there is no product in stock: the shop needs the demo data");
  await guest("POST", "/api/cart/items", { product_id: product.id, quantity: 1 });
  const placed = await guest<{ order_id: string; id: string }>("POST", "/api/orders/checkout", {
    payment_method: "credit_card",
    card: { card_number: "4242424242424242", expiry_month: 12, expiry_year: 2040, cvc: "737" },
    email: "smoke@example.com",
    address: {
      full_name: "Ada Example",
      line1: "1 Main Street",
      city: "Ottawa",
      region: "ON",
      postal_code: "K1A 0A1",
      country: "CA",
    },
  });
  return within(30, async () => {
    const { status } = await guest<{ status: string }>("GET", `/api/orders/${placed.id}`);
    if (["paid", "processing", "completed"].includes(status)) return `${placed.order_id} is ${status}`;
    throw new Error(`${placed.order_id} is still ${status}`);
  });
}

if (!printedHelp(process.argv.slice(2), usage)) {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { wait: { type: "string", default: "300" } },
    });
    const [url = ""] = positionals;
    if (positionals.length !== 1 || !URL.canParse(url) || !/^\d{1,5}$/.test(values.wait)) throw new Error(usage);
    process.stdout.write(`${await buy(url, Number(values.wait))}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
