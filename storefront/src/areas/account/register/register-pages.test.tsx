import { expect, test, vi } from "vitest";
import { openPage } from "../../../testing/open-page";

test("a taken address is reported, with a link to sign in", async () => {
  const page = await openPage("/register", { answers: { me: null, register: { __typename: "EmailTaken" } } });
  await page.fill(await page.findByLabelText("Email address"), "june@example.com");
  await page.fill(page.getByLabelText("Password"), "a long horse sentence");
  await page.keyboard("{Enter}");
  const alert = page.within(await page.findByRole("alert"));
  expect(alert.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/login?returnTo=%2Faccount");
});

test("a code is sent again after a minute, to the given address, in French", async () => {
  const page = await openPage("/fr/verify", { locale: "fr", answers: { me: null, resendVerification: {} } });
  await page.fill(await page.findByLabelText("Adresse courriel"), "quelquun@example.com");
  expect(page.getByRole<HTMLButtonElement>("button", { name: /^Nouveau code possible dans/ }).disabled).toBe(true);
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
  await page.click(await page.findByRole("button", { name: "Envoyer un nouveau code" }));
  await page.findByText("Nous avons envoyé un nouveau code à quelquun@example.com.");
  await page.findByRole("button", { name: /^Nouveau code possible dans/ });
  expect(page.sent("SendCodeAgain")).toEqual([{ email: "quelquun@example.com" }]);
});
