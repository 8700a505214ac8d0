import { expect, test } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

/** A visitor who is signed in once `login` answers so. */
function visitor(): { readonly answers: Answers; readonly signIn: (role?: string) => object } {
  let me: object | null = null;
  return {
    answers: { me: () => me },
    signIn: (role = "CUSTOMER") => {
      me = { ...customer, role, sessionRole: role };
      return { __typename: "SignedIn", user: me };
    },
  };
}

async function signIn(page: OpenPage): Promise<void> {
  await page.fill(await page.findByLabelText("Email address"), "june@shop.test");
  await page.fill(page.getByLabelText("Password"), "a long password");
  await page.keyboard("{Enter}");
}

test.each([
  ["/login", "CUSTOMER", "/account"],
  ["/login", "ADMIN", "/admin"],
  ["/login?returnTo=%2Fcourses", "ADMIN", "/courses"],
  [`/login?returnTo=${encodeURIComponent("https://evil.example/")}`, "CUSTOMER", "/account"],
  [`/login?returnTo=${encodeURIComponent("//evil.example/")}`, "CUSTOMER", "/account"],
  [`/login?returnTo=${encodeURIComponent("javascript:document.title='planted'")}`, "CUSTOMER", "/account"],
])("%s leads a %s to %s", async (path, role, target) => {
  const { answers, signIn: login } = visitor();
  const page = await openPage(path, { answers: { ...answers, login: () => login(role) } });
  await signIn(page);
  await page.becomes(page.address, target);
  await page.findAllByRole("button", { name: "Account of June Example" });
});

test("an admin without the second factor that the shop requires is led to its setup", async () => {
  const { answers, signIn: login } = visitor();
  const page = await openPage("/login?returnTo=%2Fadmin", {
    answers: { ...answers, login: () => ({ ...login("ADMIN"), secondFactorSetupRequired: true }) },
  });
  await signIn(page);
  await page.becomes(page.address, "/account/security");
});

test("a wrong password is reported and the address stays; a lock says until when", async () => {
  let outcome: object = { __typename: "InvalidCredentials" };
  const page = await openPage("/login", { answers: { me: null, login: () => outcome } });
  await signIn(page);
  await page.shows("Incorrect email address or password");
  expect(page.getByLabelText<HTMLInputElement>("Email address").value).toBe("june@shop.test");
  outcome = { __typename: "AccountLocked", retryAt: new Date(Date.now() + 60_000).toISOString() };
  await signIn(page);
  await page.becomes(() => /Too many failed attempts\. Try again in 1 minute, at \d/.test(page.text()), true);
  expect(page.getByRole("link", { name: "You can also reset your password." })).toBeTruthy();
});

test("the password can be shown, by keyboard too", async () => {
  const page = await openPage("/login", { answers: { me: null } });
  const password = await page.findByLabelText("Password");
  await page.fill(password, "to be seen");
  await page.keyboard("{Tab}{Enter}");
  expect(password.getAttribute("type")).toBe("text");
});

test("the lines that had no room in the account's cart are reported", async () => {
  const { answers, signIn: login } = visitor();
  const line = { outcome: "CAPPED", reason: "STOCK", guestQuantity: 2, quantityAfter: 3 };
  const cartMerge = { lines: [{ ...line, product: { id: "p", name: "Scarce lamp" } }] };
  const page = await openPage("/login", { answers: { ...answers, login: () => ({ ...login(), cartMerge }) } });
  await signIn(page);
  await page.findByText("Scarce lamp: quantity in your cart set to 3. No more are in stock.");
});

test("the sign-in speaks French", async () => {
  const answers = { me: null, login: { __typename: "InvalidCredentials" } };
  const page = await openPage("/fr/login", { answers, locale: "fr" });
  await page.fill(await page.findByLabelText("Adresse courriel"), "june@shop.test");
  await page.fill(page.getByLabelText("Mot de passe"), "mauvais mot de passe");
  await page.keyboard("{Enter}");
  await page.becomes(() => page.getByRole("alert").textContent?.includes("incorrect"), true);
});
