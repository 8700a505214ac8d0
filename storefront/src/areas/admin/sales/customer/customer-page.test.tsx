import { expect, test } from "vitest";
import { GraphRefusal, type Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

/** A customer on whom the mutations of the test act, as in the graph. */
function customerOf(fields: object = {}) {
  const user = {
    id: "1",
    email: "june@shop.test",
    role: "CUSTOMER",
    isActive: true,
    sessions: [{ id: "s" }],
    ...fields,
  };
  return { user, change: (changes: object) => Object.assign(user, { __typename: "User", ...changes }) };
}

const open = (answers: Answers) => openPage("/admin/customers/1", { answers: { me: admin, ...answers } });

test("the profile has the phone, the picture and the language of mails", async () => {
  const avatar = { id: "a", url: `/media/${"a".repeat(64)}-400x400/400.webp` };
  const page = await open({
    user: customerOf({ phone: "+1 613 555 0123", locale: "fr", chosenLocale: "fr", avatar }).user,
  });
  await page.findByText("+1 613 555 0123");
  page.getByText("Français (chosen)");
  expect(page.getByRole("img", { name: "Picture" }).getAttribute("src")).toBe(avatar.url);
});

test("a role changes only after a confirmation", async () => {
  const { user, change } = customerOf();
  const page = await open({ user, setRole: ({ role }: { role: string }) => change({ role }) });
  await page.click(await page.findByRole("button", { name: "Change role" }));
  await page.click((await page.dialog()).getByRole("radio", { name: "Instructor" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Cancel" }));
  await page.disappears(() => page.queryByRole("dialog"));
  expect(page.sent("AdminSetRole")).toEqual([]);
  page.getByText(/^Customer · since/);
  await page.click(page.getByRole("button", { name: "Change role" }));
  await page.click((await page.dialog()).getByRole("radio", { name: "Instructor" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Change role" }));
  await page.findByText(/^Instructor · since/);
  const income = page.getByRole("link", { name: "Income from courses" });
  expect(income.getAttribute("href")).toBe("/teach/income?instructor=1");
  expect(page.sent("AdminSetRole")).toEqual([{ userId: "1", role: "INSTRUCTOR" }]);
});

test("an account is deactivated for a reason and reactivated", async () => {
  const { user, change } = customerOf();
  const page = await open({
    user,
    deactivateUser: () => change({ isActive: false, sessions: [] }),
    reactivateUser: () => change({ isActive: true }),
  });
  await page.click(await page.findByRole("button", { name: "Deactivate" }));
  const dialog = await page.dialog();
  const confirm = dialog.getByRole<HTMLButtonElement>("button", { name: "Deactivate account" });
  expect(confirm.disabled).toBe(true);
  await page.fill(dialog.getByLabelText(/Reason/), "Asked for it on the phone");
  await page.click(confirm);
  await page.findByText("No active sessions.");
  await page.click(page.getByRole("button", { name: "Reactivate" }));
  await page.click((await page.dialog()).getByRole("button", { name: "Reactivate account" }));
  await page.findByRole("button", { name: "Deactivate" });
  expect(page.sent("AdminDeactivateUser")).toEqual([{ id: "1", reason: "Asked for it on the phone" }]);
});

test("the dialog says why an account cannot be deactivated", async () => {
  const page = await open({ user: { ...customerOf().user, id: admin.id }, deactivateUser: { __typename: "Conflict" } });
  await page.click(await page.findByRole("button", { name: "Deactivate" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText(/Reason/), "Enough");
  await page.click(dialog.getByRole("button", { name: "Deactivate account" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("You cannot deactivate your own account");
});

test("a locked account is unlocked", async () => {
  const { user, change } = customerOf({ lockedUntil: "2026-03-01T12:00:00.000Z" });
  const page = await open({ user, unlockUser: () => change({ lockedUntil: null }) });
  await page.findByText("Locked until");
  await page.click(page.getByRole("button", { name: "Unlock" }));
  await page.disappears(() => page.queryByRole("button", { name: "Unlock" }));
  expect(page.queryByText("Locked until")).toBeNull();
});

test("a lost second factor is reset for a reason", async () => {
  const { user, change } = customerOf({ twoFactorEnabled: true });
  const page = await open({ user, resetSecondFactor: () => change({ twoFactorEnabled: false }) });
  await page.click(await page.findByRole("button", { name: "Reset two-step authentication" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText(/Reason/), "A new telephone");
  await page.click(dialog.getByRole("button", { name: "Reset" }));
  await page.findByText(/Two-step authentication of .* is off\./);
  expect(page.queryByRole("button", { name: "Reset two-step authentication" })).toBeNull();
  expect(page.sent("AdminResetSecondFactor")).toEqual([{ userId: "1", reason: "A new telephone" }]);
});

test("shows orders, cart and the newest courses with their number", async () => {
  const order = { id: "o", number: "ORD-101" };
  const course = { id: "c", title: "Podcasting on Your Own", slug: "podcasting" };
  const page = await open({
    user: {
      ...customerOf().user,
      orders: { totalCount: 1, nodes: [order] },
      enrollments: { totalCount: 21, nodes: [{ id: "e", course }] },
    },
    customerCart: { id: "k", lines: [{ product: { id: "p", name: "A lamp to help with" }, quantity: 3 }] },
  });
  await page.findByRole("link", { name: "ORD-101" });
  page.getByRole("link", { name: "Podcasting on Your Own" });
  page.getByText("Latest 1 of 21.");
  expect(page.text()).toContain("3 × A lamp to help with");
});

test("a template asks for its variables, and the error names the invalid one", async () => {
  const given = { "Order number": "ORD-77", Amount: "much", Currency: "CAD", Reason: "late" };
  const variables = ["orderNumber", "amount", "currency", "reason"].map((name) => ({ name, isRequired: true }));
  const page = await open({
    user: customerOf().user,
    emailTemplates: [{ kind: "ORDER_REFUNDED", isSendable: true, variables }],
    previewNotification: ({ input }: { input: { variables: { amount: string } } }) => {
      if (input.variables.amount === "7.99") return { subject: "Refund", html: "<p>7.99</p>" };
      throw new GraphRefusal("BAD_USER_INPUT", { message: "Amount: must be a decimal" });
    },
  });
  await page.click(await page.findByRole("button", { name: "Send a message" }));
  const dialog = await page.dialog();
  await dialog.findByRole("option", { name: "Order refund" });
  await page.select(dialog.getByLabelText("Template"), "ORDER_REFUNDED");
  for (const [name, value] of Object.entries(given)) await page.fill(dialog.getByLabelText(`${name} *`), value);
  await page.click(dialog.getByRole("button", { name: "Preview" }));
  await dialog.findByText("Amount: must be a decimal");
  await page.fill(dialog.getByLabelText("Amount *"), "7.99");
  await page.click(dialog.getByRole("button", { name: "Preview" }));
  expect((await dialog.findByTitle("Refund")).getAttribute("srcdoc")).toContain("7.99");
  await page.click(dialog.getByRole("button", { name: "Back" }));
  expect(dialog.getByLabelText<HTMLInputElement>("Order number *").value).toBe("ORD-77");
});
