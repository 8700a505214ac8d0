import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { ShopClient, successOf } from "@souk/client";
import { CreateProductDocument, RegisterDocument, VerifyEmailDocument } from "@souk/client/operations";
import { runShop } from "@souk/shop";
import { SignedInClient } from "./signed-in-client.js";
import { TemporaryFolder } from "./temporary-folder.js";

export interface TestShopOptions {
  /** With the demo products, courses, users and orders. */
  readonly demoData?: boolean;
  /** With the pages of the shop and the admin. */
  readonly storefront?: boolean;
  /** Settings in addition to those of a shop for tests, or in place of them. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Mail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface NewProduct {
  readonly name?: string;
  readonly sku?: string;
  /** An amount in the shop's currency, such as "9.99". */
  readonly price?: string;
  readonly stock?: number;
}

const admin = { email: "admin@shop.test", password: "the admin's long password" };
/** The password of every customer of `customer()`. */
export const customerPassword = "correct horse battery staple";
const mailWithinMs = 10_000;

/**
 * A whole shop for a test: all subgraphs and the router in this process, on an embedded PostgreSQL in a temporary folder,
 * without demo data and limits. Disposing it stops everything and removes the folder.
 *
 *     await using shop = await TestShop.start();
 *     const product = await shop.createProduct({ price: "9.99", stock: 5 });
 *     const customer = await shop.customer();
 *     await customer.send(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
 */
export class TestShop implements AsyncDisposable {
  /** The last lines of the log, for a failed test. */
  readonly log: readonly string[];
  private adminClient: Promise<SignedInClient> | undefined;
  private products = 0;

  private constructor(
    /** The base URL of its pages and its API. */
    readonly url: string,
    /** Its PostgreSQL and its keys. */
    readonly dataFolder: string,
    private readonly currency: string,
    log: readonly string[],
    private readonly resources: AsyncDisposableStack,
  ) {
    this.log = log;
  }

  static async start({ demoData = false, storefront = false, settings = {} }: TestShopOptions = {}): Promise<TestShop> {
    await using resources = new AsyncDisposableStack();
    const folder = resources.use(await TemporaryFolder.create());
    const complete = {
      CURRENCY: "CAD",
      DATA_DIR: folder.path,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      DEMO_DATA: String(demoData),
      STOREFRONT: storefront ? "on" : "off",
      RATE_LIMITS: "off",
      // cheap hashes, because tests sign up many users
      ARGON2_MEMORY_KIB: "1024",
      ARGON2_PASSES: "1",
      PAGE_MAX_AGE_SECONDS: "0",
      HOST: "127.0.0.1",
      PORT: "0",
      ...settings,
    };
    const lines: string[] = [];
    const shop = resources.use(await runShop(complete, { log: lastLines(lines) }));
    return new TestShop(shop.url, folder.path, complete.CURRENCY, lines, resources.move());
  }

  /** A client without a session. */
  visitor(): ShopClient {
    return new ShopClient({ url: `${this.url}/graphql` });
  }

  /** A client of the admin. */
  admin(): Promise<SignedInClient> {
    this.adminClient ??= this.signIn(admin.email, admin.password);
    return this.adminClient;
  }

  /** A client of a new customer, who has registered and confirmed the email address. */
  async customer(email = `${randomUUID()}@example.com`): Promise<SignedInClient> {
    const client = new SignedInClient({ url: `${this.url}/graphql` }, email);
    const input = { email, password: customerPassword, fullName: "Test Customer" };
    successOf((await client.send(RegisterDocument, { input })).register);
    const { verifyEmail } = await client.send(VerifyEmailDocument, {
      input: { email, code: await this.codeFor(email) },
    });
    client.hold(successOf(verifyEmail));
    return client;
  }

  /** A client of an account, such as one of the demo data. */
  async signIn(email: string, password: string): Promise<SignedInClient> {
    const client = new SignedInClient({ url: `${this.url}/graphql` }, email);
    const result = successOf(await client.signIn({ email, password }));
    if (result.__typename !== "SignedIn") throw new Error(`${email} needs a second factor`);
    return client;
  }

  /** Creates a product as the admin. */
  async createProduct({ name, sku, price = "10.00", stock = 100 }: NewProduct = {}): Promise<{
    id: string;
    sku: string;
  }> {
    this.products += 1;
    const input = {
      sku: sku ?? `TEST-${this.products}`,
      name: name ?? `Product ${this.products}`,
      price: { amount: price, currency: this.currency },
      initialStock: stock,
    };
    return successOf((await (await this.admin()).send(CreateProductDocument, { input })).createProduct);
  }

  /** The mails that the shop has sent to an address, newest first. */
  async mailsTo(recipient: string): Promise<readonly Mail[]> {
    const response = await fetch(`${this.url}/dev/mail.json`);
    if (!response.ok) throw new Error(`the shop shows no mails: HTTP ${response.status}`);
    return ((await response.json()) as readonly Mail[]).filter((mail) => mail.recipient === recipient);
  }

  private async codeFor(email: string): Promise<string> {
    for (const deadline = Date.now() + mailWithinMs; Date.now() < deadline; await delay(50)) {
      const [mail] = await this.mailsTo(email);
      const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
      if (code !== undefined) return code;
    }
    throw new Error(`no code was mailed to ${email}:\n${this.log.join("\n")}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

/** A destination that keeps the last 200 lines. */
function lastLines(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trimEnd().split("\n"));
      lines.splice(0, lines.length - 200);
      done();
    },
  });
}
