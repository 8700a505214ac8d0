import { randomUUID } from "node:crypto";
import { SetRoleDocument } from "../generated/operations.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { projectSettings } from "../test-kit/shop/project-settings.js";
import { teach } from "./known-objects/courses.js";
import { fail, type GivenName, type KnownObjects } from "./known-objects/known-objects.js";
import { ownThings } from "./known-objects/orders.js";
import { sellProducts } from "./known-objects/products.js";
import {
  addApiKey,
  auditByApiKey,
  claimedOnce,
  countOperation,
  forgetMailsOfRoles,
  giveUpMail,
  linkIdentity,
  linkToGuestsOrder,
  lockOut,
  noPaymentIsResumed,
  requestRoles,
  setLanguageAndNote,
  supersede,
} from "./known-objects/stored-objects.js";
import { addWebhooks } from "./known-objects/webhooks.js";
import { rowsOf } from "./rows/all-rows.js";
import type { Role } from "./rules.js";

/** A shop where one user, the owner, has one object of each kind, and the clients of all other roles. */
export interface KnownShop extends AsyncDisposable {
  readonly shop: TestShop;
  readonly clients: Readonly<Record<Role, ShopClient>>;
  /** Replaces the `$name` placeholders of a text with the owner's objects; `$new` is a different word each time. */
  readonly fill: (text: string) => string;
  readonly given: (name: GivenName) => string;
}

/** Required by the settings; no test here signs in with it. */
const identityProvider = {
  OIDC_PROVIDERS: "example",
  OIDC_EXAMPLE_ISSUER: "http://127.0.0.1:1",
  OIDC_EXAMPLE_CLIENT_ID: "souk",
  OIDC_EXAMPLE_CLIENT_SECRET: "a secret",
};

/** A provider whose page the payment options show. No test pays with it. */
const providerWithPage = {
  PAYMENT_PROVIDERS: "sandbox,stripe",
  STRIPE_SECRET_KEY: "sk_test_souk",
  STRIPE_PUBLISHABLE_KEY: "pk_test_souk",
  STRIPE_WEBHOOK_SECRET: "whsec_souk",
};

export async function openKnownShop(environment: Readonly<Record<string, string>> = {}): Promise<KnownShop> {
  // tokens last longer than the longest fuzz run
  const shop = await TestShop.create({
    environment: {
      ...projectSettings("known-objects"),
      ...identityProvider,
      ...providerWithPage,
      ACCESS_TOKEN_SECONDS: "3600",
      ...environment,
    },
  });
  const [admin, owner, instructor, other, user] = await Promise.all([
    shop.admin(),
    shop.instructor(),
    shop.instructor(),
    shop.signUp(),
    shop.signUp(),
  ]);
  const formerAdmin = await signInFormerAdmin(shop);
  const guest = await startGuest(shop.client);
  const clients = { nobody: shop.client, guest, other, owner, instructor, admin, formerAdmin };
  const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const found: KnownObjects = {
    yesterday,
    month: monthsAgo(0),
    lastMonth: monthsAgo(1),
    tomorrow,
    owner: owner.id,
    email: owner.email,
    user: user.id,
  };
  found.session = await otherSession(owner);
  Object.assign(found, await sellProducts(shop, admin));
  Object.assign(found, await teach(admin, instructor, owner));
  Object.assign(found, await ownThings(shop, owner, admin, found));
  await claimedOnce(shop, found);
  await supersede(shop, found);
  await setLanguageAndNote(shop, found);
  found.mail = await giveUpMail(shop, owner, found.order);
  Object.assign(found, await addWebhooks(shop));
  found.link = await linkToGuestsOrder(shop, found);
  found.apiKey = await addApiKey(shop, admin);
  found.identity = await linkIdentity(shop, owner);
  await auditByApiKey(shop);
  await countOperation(shop);
  await lockOut(shop, owner);
  Object.assign(found, await requestRoles(shop, owner));
  for (const { create } of Object.values(rowsOf)) Object.assign(found, await create?.(shop, found));
  await forgetMailsOfRoles(shop, owner);
  await noPaymentIsResumed(shop);
  // the failed delivery is reported as a difference
  await shop.auditNow();
  const given = (name: GivenName): string => found[name] ?? fail(`the known shop has no ${name}`);
  return {
    shop,
    clients,
    given,
    fill: (text) =>
      text.replace(/\$([\w-]+)/g, (_, name) => (name === "new" ? `x${randomUUID()}` : given(name as GivenName))),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

async function signInFormerAdmin(shop: TestShop): Promise<Shopper> {
  const { email, id } = await shop.signUp();
  const admin = await shop.admin();
  await admin.get(SetRoleDocument, { userId: id, role: "ADMIN" });
  const formerAdmin = await shop.signIn(email, testPassword);
  await admin.get(SetRoleDocument, { userId: id, role: "CUSTOMER" });
  return formerAdmin;
}

/** Another session of the owner. */
async function otherSession(owner: Shopper): Promise<string> {
  const { me } = await owner.get(`{ me { sessions { id isCurrent } } }`);
  const other = me.sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
  return other?.id ?? fail("the owner has but one session");
}

/** Returns a month such as "2026-03", in UTC. */
function monthsAgo(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 7);
}
