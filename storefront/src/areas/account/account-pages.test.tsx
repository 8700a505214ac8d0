import { expect, test } from "vitest";
import type { Answers } from "../../testing/graph-answers";
import { openPage } from "../../testing/open-page";
import { customer } from "../../testing/viewers";

const open = (path: string, answers: Answers) => openPage(path, { answers: { me: customer, ...answers } });

interface Saved {
  readonly input: { readonly address: { readonly line1: string } };
}

test("addresses are added and deleted, and an empty form says what is missing", async () => {
  const addresses: object[] = [];
  const page = await open("/account/addresses", {
    me: { ...customer, addresses },
    saveAddress: ({ input }: Saved) => {
      addresses.push({ id: "a", ...input.address, isDefault: true });
      return { __typename: "Address", id: "a" };
    },
    deleteAddress: () => {
      addresses.length = 0;
      return { __typename: "Address", id: "a" };
    },
  });
  await page.click(await page.findByRole("link", { name: "Add an address" }));
  await page.click(await page.findByRole("button", { name: "Save" }));
  await page.shows("This field is required.");
  expect(page.sent("KeepAddress")).toEqual([]);
  await page.select(page.getByLabelText(/^Country/), "CA");
  for (const [label, text] of [
    [/^Full name/, "June Example"],
    [/^Address( \*)?$/, "1 First Street"],
    [/^City/, "Halifax"],
    [/^Postal code/, "B3H 4R2"],
  ] as const) {
    await page.fill(page.getByLabelText(label), text);
  }
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.findByText(/1 First Street/);
  await page.click(page.getByRole("button", { name: "Delete 1 First Street" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Delete" }));
  await page.findByText("1 First Street was deleted.");
});

test("errors of a card appear beside their fields, and the card is not sent", async () => {
  const page = await open("/account/cards/new", {});
  await page.fill(await page.findByLabelText(/^Card number/), "4242 4242 4242 4243");
  await page.fill(page.getByLabelText(/^Expiry date/), "12 / 20");
  await page.fill(page.getByLabelText(/^Security code/), "123");
  await page.click(page.getByRole("button", { name: "Save card" }));
  await page.shows("Enter a valid card number");
  await page.shows("This card has expired.");
  expect(page.sent("AddCard")).toEqual([]);
});

test("another card becomes the default, and a card is removed after a confirmation", async () => {
  let cards = [
    { id: "v", brand: "Visa", last4: "4242", isDefault: true },
    { id: "m", brand: "Mastercard", last4: "4444", isDefault: false },
  ];
  const page = await open("/account/cards", {
    paymentMethods: () => cards,
    setDefaultPaymentMethod: ({ id }: { id: string }) => {
      cards = cards.map((card) => ({ ...card, isDefault: card.id === id }));
      return { __typename: "PaymentMethod", ...cards[1] };
    },
    removePaymentMethod: ({ id }: { id: string }) => {
      cards = cards.filter((card) => card.id !== id);
      return { __typename: "PaymentMethod", id };
    },
  });
  await page.click(await page.findByRole("button", { name: "Set as default: Mastercard ending in 4444" }));
  await page.findByText("Mastercard ending in 4444 is now your default card.");
  await page.findByRole("button", { name: "Set as default: Visa ending in 4242" });
  await page.click(page.getByRole("button", { name: "Remove Visa ending in 4242" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Remove" }));
  await page.disappears(() => page.queryByRole("button", { name: "Remove Visa ending in 4242" }));
});

test("other devices are signed out one by one or all at once, and this one stays signed in", async () => {
  let sessions = [
    { id: "1", device: "Chrome on Linux", isCurrent: true },
    { id: "2", device: "Safari on iPhone", isCurrent: false },
    { id: "3", device: "Firefox on Linux", isCurrent: false },
  ];
  const page = await open("/account/sessions", {
    me: () => ({ ...customer, sessions }),
    revokeSession: ({ id }: { id: string }) => {
      sessions = sessions.filter((session) => session.id !== id);
      return true;
    },
    revokeAllSessions: () => {
      sessions = sessions.slice(0, 1);
      return 1;
    },
  });
  await page.click(await page.findByRole("button", { name: /^Sign out Safari/ }));
  await page.disappears(() => page.queryByRole("button", { name: /^Sign out Safari/ }));
  await page.click(page.getByRole("button", { name: "Sign out all other devices" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Sign out all other devices" }));
  await page.shows("1 device was signed out.");
  await page.disappears(() => page.queryByRole("button", { name: /^Sign out Firefox/ }));
  expect(page.getByText("This device")).toBeTruthy();
});

test("an account is deleted only with its password and a confirmation", async () => {
  const page = await open("/account/data", {
    deleteMyAccount: ({ input }: { input: { password: string } }) =>
      input.password === "right" ? { __typename: "AccountDeleted" } : { __typename: "InvalidCredentials" },
  });
  await page.click(await page.findByRole("button", { name: "Delete my account" }));
  const action = page.getByRole<HTMLButtonElement>("button", { name: "Delete permanently" });
  expect(action.disabled).toBe(true);
  await page.fill(page.getByLabelText("Current password"), "wrong");
  await page.click(page.getByLabelText(/^Yes, permanently delete my account/));
  await page.click(action);
  await page.shows("Your current password is incorrect.");
  await page.fill(page.getByLabelText("Current password"), "right");
  await page.click(action);
  await page.findByText("Your account was deleted.");
  await page.becomes(page.address, "/");
});
