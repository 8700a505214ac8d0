import { expect, test } from "vitest";
import type { Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const url = `/media/${"a".repeat(64)}-400x400/400.webp`;

interface Changed {
  readonly input: { readonly avatar?: string | null };
}

const open = (me: object, answers: Answers = {}) =>
  openPage("/account", { answers: { me: { ...customer, ...me }, ...answers } });

test("the profile is saved with a phone and a language, and a wrong phone is not sent", async () => {
  const page = await open(
    { phone: null, chosenLocale: null, avatar: null },
    { updateProfile: { __typename: "User", id: customer.id } },
  );
  await page.fill(await page.findByLabelText("Phone"), "call me");
  await page.select(page.getByLabelText("Language of emails"), "fr");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("Enter a valid phone number");
  expect(page.sent("ChangeProfile")).toEqual([]);
  await page.fill(page.getByLabelText("Phone"), "+1 613 555 0123");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.findByText("Profile saved.");
  expect(page.sent("ChangeProfile")).toEqual([
    { input: expect.objectContaining({ phone: "+1 613 555 0123", locale: "fr" }) },
  ]);
});

test("the picture is shown in the size of the page, and a button removes it", async () => {
  const me = { ...customer, avatar: { id: "a".repeat(64), url } as object | null };
  const page = await open(me, {
    updateProfile: ({ input }: Changed) => ({ __typename: "User", id: customer.id, avatar: input.avatar }),
  });
  const picture = await page.findByRole("img", { name: "Your picture" });
  expect([picture.getAttribute("sizes"), picture.getAttribute("srcset")]).toEqual([
    "96px",
    expect.stringContaining("/160.webp 160w"),
  ]);
  await page.click(page.getByRole("button", { name: "Remove picture" }));
  await page.findByText("Picture removed.");
  expect(page.sent("ChangeProfile")).toEqual([{ input: { avatar: null } }]);
  expect(page.queryByRole("img", { name: "Your picture" })).toBeNull();
  page.getByRole("button", { name: "Upload a picture" });
});
