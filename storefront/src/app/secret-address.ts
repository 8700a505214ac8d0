import { matchPath } from "react-router";
import { localizedPath } from "./localized-path";

/** Pages with a form whose address has the token of a mailed link, or the answer of an identity provider. */
export const secretFormPaths: readonly string[] = [
  "/verify-email/:token",
  "/confirm-email-change/:token",
  "/reset-password/:token",
  "/sign-in/:provider/callback",
  "/mail-preferences/:token",
  "/cart/restore/:token",
  "/stock-mail/:token",
];

const secretPaths = [...secretFormPaths, "/orders/lookup/:token", "/wishlists/:token"];

/** Returns true if the address is a secret: no link and no request may repeat it. */
export function hasSecretAddress(pathname: string): boolean {
  const { path } = localizedPath(pathname);
  return secretPaths.some((pattern) => matchPath(pattern, path) !== null);
}
