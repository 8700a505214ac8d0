import { describe, expect, test } from "vitest";
import { checkInput } from "../errors/invalid-field.js";
import { withSealedCards } from "../testing/sealed-cards.js";
import { vaultedCardRule } from "./vaulted-card.js";

const clock = { now: () => new Date("2026-11-20T12:00:00Z") };
const plain = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2030, cvc: "123" };
const card = await withSealedCards(plain);

async function wrongPaths(change: object): Promise<string[]> {
  const checked = checkInput(vaultedCardRule(clock), await withSealedCards({ ...plain, ...change }));
  return checked.ok ? [] : checked.fields.map(({ path }) => path);
}

describe("a card with vault tokens", () => {
  test.each<[string, object, string[]]>([
    ["is accepted", {}, []],
    ["that expires this month is valid", { expiryMonth: 11, expiryYear: 2026 }, []],
    ["that expired last month is refused", { expiryMonth: 10, expiryYear: 2026 }, ["expiryYear"]],
    ["with a wrong check digit", { cardNumber: "15346781053311236" }, ["cardNumber"]],
    ["with month 13", { expiryMonth: 13 }, ["expiryMonth"]],
    ["with a year of two digits", { expiryYear: 30 }, ["expiryYear"]],
    ["with a CVC of two digits", { cvc: "12" }, ["cvc"]],
    [
      "that has expired and also has a wrong number",
      { cardNumber: "1", expiryYear: 2020 },
      ["cardNumber", "expiryYear"],
    ],
    [
      "that is wrong in every field",
      { cardNumber: "", expiryMonth: 0, expiryYear: 0, cvc: "" },
      ["cardNumber", "expiryMonth", "expiryYear", "cvc"],
    ],
  ])("%s", async (_case, change, paths) => {
    expect(await wrongPaths(change)).toEqual(paths);
  });

  test("is valid until its month has ended everywhere on earth", () => {
    const rule = (now: string) => vaultedCardRule({ now: () => new Date(now) });
    const last = { ...card, expiryMonth: 11, expiryYear: 2026 };
    expect(checkInput(rule("2026-12-01T11:59:59Z"), last).ok).toBe(true);
    expect(checkInput(rule("2026-12-01T12:00:00Z"), last).ok).toBe(false);
  });
});

describe("a value that bypassed the router", () => {
  test.each<[string, object, string[]]>([
    ["a card number", { cardNumber: plain.cardNumber }, ["cardNumber"]],
    ["a CVC", { cvc: plain.cvc }, ["cvc"]],
    ["a CVC token in place of a number", { cardNumber: card.cvc }, ["cardNumber"]],
    ["a number token in place of a CVC", { cvc: card.cardNumber }, ["cvc"]],
    ["an unknown complaint", { cardNumber: "refused:toString", cvc: "refused:" }, ["cardNumber", "cvc"]],
    ["five parts that are not a token", { cardNumber: "a.b.c.d.e" }, ["cardNumber"]],
  ])("%s is refused and not repeated", (_case, change, paths) => {
    const checked = checkInput(vaultedCardRule(clock), { ...card, ...change });
    expect(checked).toMatchObject({ ok: false, fields: paths.map((path) => ({ path })) });
    expect(JSON.stringify(checked)).not.toMatch(/4242|123|eyJ/);
  });
});
