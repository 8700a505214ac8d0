import { describe, expect, test } from "@jest/globals";
import { cardRule, passesLuhn } from "./card-number.js";
import { checkInput } from "./invalid-field.js";

const clock = { now: () => new Date("2026-11-20T12:00:00Z") };
const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2030, cvc: "123" };

function wrongPaths(change: object): string[] {
  const checked = checkInput(cardRule(clock), { ...card, ...change });
  return checked.ok ? [] : checked.fields.map(({ path }) => path);
}

describe("the check digit", () => {
  test.each([
    ["4242424242424242", true],
    ["5555555555554444", true],
    ["4000000000000119", true],
    ["378282246310005", true],
    ["4242424242424241", false],
    ["15346781053311236", false],
  ])("of %s holds: %s", (digits, holds) => {
    expect(passesLuhn(digits)).toBe(holds);
  });
});

describe("a card", () => {
  test.each<[string, object, string[]]>([
    ["with spaces and hyphens is taken", { cardNumber: "4242 4242-4242 4242" }, []],
    ["of this month is good", { expiryMonth: 11, expiryYear: 2026 }, []],
    ["of last month has expired", { expiryMonth: 10, expiryYear: 2026 }, ["expiryYear"]],
    ["with a wrong check digit", { cardNumber: "15346781053311236" }, ["cardNumber"]],
    ["with letters", { cardNumber: "4242x42424242424" }, ["cardNumber"]],
    ["too short", { cardNumber: "42424242426" }, ["cardNumber"]],
    ["of a 13th month", { expiryMonth: 13 }, ["expiryMonth"]],
    ["of a year of two digits", { expiryYear: 30 }, ["expiryYear"]],
    ["with a CVC of two digits", { cvc: "12" }, ["cvc"]],
    [
      "that has expired and a wrong number at once",
      { cardNumber: "1", expiryYear: 2020 },
      ["cardNumber", "expiryYear"],
    ],
    [
      "wrong all over",
      { cardNumber: "", expiryMonth: 0, expiryYear: 0, cvc: "" },
      ["cardNumber", "expiryMonth", "expiryYear", "cvc"],
    ],
  ])("%s", (_case, change, paths) => {
    expect(wrongPaths(change)).toEqual(paths);
  });

  test("comes out as digits alone", () => {
    const checked = checkInput(cardRule(clock), { ...card, cardNumber: " 4242 4242 4242 4242 " });
    expect(checked).toEqual({ ok: true, value: card });
  });

  test("is never repeated in a complaint", () => {
    const checked = checkInput(cardRule(clock), { ...card, cardNumber: "15346781053311236", cvc: "98765" });
    expect(JSON.stringify(checked)).not.toMatch(/15346781053311236|98765/);
  });

  test("is good until its month has ended everywhere on earth", () => {
    const rule = (now: string) => cardRule({ now: () => new Date(now) });
    const last = { ...card, expiryMonth: 11, expiryYear: 2026 };
    expect(checkInput(rule("2026-12-01T11:59:59Z"), last).ok).toBe(true);
    expect(checkInput(rule("2026-12-01T12:00:00Z"), last).ok).toBe(false);
  });
});
