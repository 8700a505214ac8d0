import { expect, test } from "vitest";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";

const preference = { kind: "REVIEW_REQUEST", isAccepted: true };
const refusal = { preferences: [{ kind: "REVIEW_REQUEST", isAccepted: false }] };

test("the account refuses a kind of email, and says when the choice was not saved", async () => {
  const answers: Record<string, unknown> = {
    me: customer,
    notifications: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    mailPreferences: [preference],
    setMailPreferences: { __typename: "MailPreferencesSaved" },
  };
  const page = await openPage("/account/notifications", { answers });
  await page.click(await page.findByLabelText("Requests for reviews"));
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.findByText("Your choices are saved.");
  expect(page.sent("SetMyMailPreferences")).toEqual([{ input: refusal }]);
});

test("the link of an email refuses its kind", async () => {
  const token = "A".repeat(43);
  const page = await openPage(`/mail-preferences/${token}`, {
    answers: {
      me: null,
      mailPreferencesByLink: { kind: "REVIEW_REQUEST", preferences: [preference] },
      setMailPreferencesByLink: { __typename: "MailPreferencesSaved" },
    },
  });
  await page.click(await page.findByLabelText("Requests for reviews"));
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.findByText("Your choices are saved.");
  expect(page.sent("SetLinkedMailPreferences")).toEqual([{ input: { token, ...refusal } }]);
});

test("a link that is not valid says what to do", async () => {
  const page = await openPage("/mail-preferences/short", { answers: { me: null } });
  await page.findByRole("heading", { name: "This link is not valid" });
});
