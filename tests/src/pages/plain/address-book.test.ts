// own shop: a project declares fields
import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { projectSettings } from "../../test-kit/shop/project-settings.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({
    storefront: true,
    environment: projectSettings("declared-fields"),
  });
});

afterAll(() => shop[Symbol.asyncDispose]());

async function signedIn(path: string, headers: Readonly<Record<string, string>> = {}): Promise<PlainBrowser> {
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin, headers);
  await browser.open(`/login?returnTo=${encodeURIComponent(path)}`);
  await browser.send("main form[method=post]", { typed: { email, password: testPassword } });
  expect(browser.path.endsWith(path)).toBe(true);
  return browser;
}

const form = "form[action*='/account/addresses/']";
const ada = {
  "address.country": "CA",
  "address.fullName": "Ada Example",
  "address.line1": "1 First Street",
  "address.city": "Halifax",
  "address.postalCode": "B3H 4R2",
};

test("a user adds, changes, prefers and deletes addresses without scripts", async () => {
  const browser = await signedIn("/account/addresses", { "accept-language": "en-CA" });
  expect(browser.text).toContain("No addresses yet");
  await browser.open("/account/addresses/new");
  expect(browser.valueOf("address.country")).toBe("CA");
  await browser.send(form, { typed: { ...ada, "address.city": "", "custom.floor": "high" } });
  expect([browser.status, browser.errorOf("address.city"), browser.errorOf("custom.floor")]).toEqual([
    422,
    "This field is required.",
    "Enter a number.",
  ]);
  expect([browser.valueOf("address.line1"), browser.valueOf("custom.floor")]).toEqual(["1 First Street", "high"]);
  await browser.send(form, { typed: { "address.city": "Halifax", "custom.floor": "51", "custom.kind": "WORK" } });
  expect([browser.status, browser.errorOf("custom.floor")]).toEqual([422, expect.stringContaining("50")]);
  await browser.send(form, { typed: { "custom.floor": "3", "custom.doorCode": "4711" } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/addresses?saved"]);
  expect(browser.text).toContain("Address saved.");
  expect(browser.text).toMatch(/Default.*Ada Example.*1 First Street.*Door code: 4711.*Floor: 3.*Kind: Work/);

  await browser.open("/account/addresses/new");
  await browser.send(form, { typed: { ...ada, "address.line1": "2 Second Street" } });
  const preferred = "form:has(button[name=defaultAddress])";
  const id = browser.find(`${preferred} button`)?.getAttribute("value") ?? "";
  await browser.send(preferred, { button: ["defaultAddress", id] });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/addresses?default"]);
  expect(browser.text).toContain("2 Second Street is now your default address.");

  await browser.open(`/account/addresses/${id}`);
  expect([browser.valueOf("address.line1"), browser.valueOf("custom.kind")]).toEqual(["2 Second Street", ""]);
  await browser.send(form, { typed: { "address.line1": "22 Second Street", "custom.kind": "HOME" } });
  expect(browser.text).toMatch(/Default.*22 Second Street.*Kind: Home/);

  await browser.open(`/account/addresses?confirm=${id}`);
  expect(browser.alerts.join()).toContain("22 Second Street will be deleted");
  await browser.send("form:has([name=deletedAddress])");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/addresses?deleted"]);
  expect(browser.text).toContain("Address deleted.");
  expect(browser.text).not.toContain("22 Second Street");
  await browser.open(`/account/addresses/${id}`);
  expect(browser.text).toContain("Address not found");
});

test("an address of another user cannot be changed", async () => {
  const owner = await signedIn("/account/addresses/new");
  await owner.send(form, { typed: ada });
  const path = owner.find("a[aria-label^=Edit]")?.getAttribute("href") ?? "";
  const other = await signedIn("/account/addresses/new");
  other.find(form)?.setAttribute("action", path);
  await other.send(form, { typed: { ...ada, "address.line1": "9 Other Street" } });
  expect([other.path, other.status]).toEqual([path, 404]);
  await owner.open("/account/addresses");
  expect(owner.text).toContain("1 First Street");
});

test("a user writes the profile and its declared fields without scripts, in French", async () => {
  const browser = await signedIn("/account", { "accept-language": "fr" });
  const own = "form:has([name=declaredFields])";
  await browser.send(own, { typed: { "custom.company": "Lilas", "custom.employees": "deux" } });
  expect([browser.status, browser.errorOf("custom.employees")]).toEqual([422, "Saisissez un nombre."]);
  expect(browser.valueOf("custom.company")).toBe("Lilas");
  await browser.send(own, { typed: { "custom.employees": "0" } });
  expect([browser.status, browser.errorOf("custom.employees")]).toEqual([422, "La valeur minimale est 1."]);
  await browser.send(own, { typed: { "custom.employees": "2", "custom.notes": "Un\r\nDeux" } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/fr/account?fieldsSaved"]);
  expect(browser.text).toContain("Champs enregistrés.");
  expect([browser.valueOf("custom.company"), browser.valueOf("custom.notes")]).toEqual(["Lilas", "Un\nDeux"]);
  const person = "form:has([name=fullName])";
  await browser.send(person, { typed: { fullName: "Léa", phone: "appelez-moi" } });
  expect([browser.status, browser.errorOf("phone")]).toEqual([422, expect.stringContaining("téléphone valide")]);
  await browser.send(person, { typed: { phone: "+1 613 555 0123", locale: "fr" } });
  expect(browser.path).toBe("/fr/account?saved");
  expect(["fullName", "phone", "locale", "custom.employees"].map((name) => browser.valueOf(name))).toEqual([
    "Léa",
    "+1 613 555 0123",
    "fr",
    "2",
  ]);
});
