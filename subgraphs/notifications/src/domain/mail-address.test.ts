import { describe, expect, test } from "@jest/globals";
import { isMailAddress, readSender } from "./mail-address.js";

describe("isMailAddress", () => {
  test.each([
    ["june@example.com", true],
    ["june.o'hara+souk@mail.example.co.uk", true],
    ["shop@localhost", true],
    ["jürgen@bücher.example", true],
    ["june", false],
    ["june@", false],
    ["@example.com", false],
    ["june@example.com.", false],
    ["june@-", false],
    ["two@signs@example.com", false],
    ["a@example.com, b@example.com", false],
    ["June <june@example.com>", false],
    ["june@example.com\r\nBcc: all@example.com", false],
    ["june@example.com\n", false],
    ["june\u0000@example.com", false],
    [`june@${"x".repeat(260)}`, false],
    ["", false],
  ])("%j is %p", (text, is) => {
    expect(isMailAddress(text)).toBe(is);
  });
});

describe("readSender", () => {
  test.each([
    ["Souk <shop@localhost>", { name: "Souk", address: "shop@localhost" }],
    ["shop@example.com", { name: "", address: "shop@example.com" }],
    ["Souk", null],
    ["Souk <shop>", null],
    ["Souk\r\nBcc: x <shop@example.com>", null],
  ])("%j", (text, sender) => {
    expect(readSender(text)).toEqual(sender);
  });
});
