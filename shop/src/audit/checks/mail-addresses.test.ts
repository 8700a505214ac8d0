import { describe, expect, test } from "vitest";
import { findingsLike } from "../testing/findings-like.js";
import { compareAddresses } from "./mail-addresses.js";

describe("addresses of mails", () => {
  const user = { key: "ada", email: "Ada@souk.test" };
  const mail = { subject: "Order ORD-1 confirmed", recipient: "ada@souk.test" };
  const wrong = { ...mail, recipient: "eve@souk.test" };

  test.each([
    ["the user's present address", user, [mail], [], null],
    ["a former address of the user", user, [wrong], ["ada@souk.test", "eve@souk.test"], null],
    ["a deleted account", undefined, [wrong], [], null],
    ["an unknown address", user, [mail, wrong], ["ada@souk.test"], ["an address of user ada", "another address"]],
  ])("%s", (_rule, known, mails, changed, expected) => {
    expect(compareAddresses(known, { key: "ada", mails, changed })).toEqual(
      findingsLike('mail "Order ORD-1 confirmed"', expected),
    );
  });
});
