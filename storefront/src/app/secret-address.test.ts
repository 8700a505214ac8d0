import { expect, test } from "vitest";
import { hasSecretAddress } from "./secret-address.js";

test.each([
  ["/verify-email/token", true],
  ["/fr/reset-password/token", true],
  ["/confirm-email-change/token/", true],
  ["/sign-in/example/callback", true],
  ["/fr/orders/lookup/token", true],
  ["/stock-mail/token", true],
  ["/fr/wishlists/token", true],
  ["/orders/lookup", false],
  ["/verify", false],
  ["/login", false],
])("the address %s is a secret: %s", (pathname, isSecret) => {
  expect(hasSecretAddress(pathname)).toBe(isSecret);
});
