import { describe, expect, test } from "vitest";
import { Canaries } from "./canaries.js";

const canaries = new Canaries();
canaries.keep("the card", "4242424242424242");
canaries.keep("the CVC", "9173");
canaries.keep("the code", "271828", "mails");
canaries.keep("the token", "a-token_of.which", "answers");
canaries.keep("the device", "known-by-this", "cookies");
canaries.keep("the password", 'a "long" secret');

describe("a scan for secrets finds", () => {
  test.each([
    ["the card", '{"a":"4242424242424242"}'],
    ["the card", Buffer.from("4242424242424242").toString("hex")],
    ["the card", `\\x00${Buffer.from("x4242424242424242").toString("hex")}`],
    ["the card", Buffer.from("4242424242424242 and more").toString("base64")],
    ["the CVC", '{"cvc":"9173"}'],
    ["the CVC", "cvc=9173"],
    ["the code", "271828 is your code"],
    ["the password", JSON.stringify({ password: 'a "long" secret' })],
    ["the password", "/?p=a%20%22long%22%20secret"],
  ])("%s in %s", (name, text) => {
    expect(canaries.in(text)).toEqual([name]);
  });

  test.each([["1.9173"], ["id-9173"], ["19173"], ["2026-11-20T09:17:30"], ["4242"], [""]])("nothing in %s", (text) => {
    expect(canaries.in(text)).toEqual([]);
  });

  test("no secret in its allowed place", () => {
    expect(canaries.in("271828 a-token_of.which", "mails")).toEqual(["the token"]);
    expect(canaries.in("271828 a-token_of.which", "answers")).toEqual(["the code"]);
    expect(canaries.in("known-by-this a-token_of.which", "answers")).toEqual(["the device"]);
    expect(canaries.in("known-by-this a-token_of.which", "answers", "cookies")).toEqual([]);
  });
});
