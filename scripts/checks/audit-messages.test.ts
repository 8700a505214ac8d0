import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describedChecks } from "@souk/shop/audit/checks";

type Messages = { ledgerAudit: { checks: Record<string, { title: string; advice: string }> } };

function messagesIn(language: string): Messages["ledgerAudit"]["checks"] {
  const file = new URL(`../../storefront/src/messages/adminOperations/${language}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as Messages).ledgerAudit.checks;
}

test.each(["en", "fr"])("the admin page has a message for each audit check and its advice in %s", (language) => {
  const known = messagesIn(language);
  expect(Object.keys(known).toSorted()).toEqual(describedChecks.map(({ name }) => name).toSorted());
  for (const { title, advice } of Object.values(known))
    expect([title.length > 0, advice.length > 0]).toEqual([true, true]);
});
