import type { RouteObject } from "react-router";
import { redirect } from "react-router";
import { page } from "../../app/route-table";
import { redirectToLink } from "./mailed-links/redirect-to-link";

export const accountRoutes: RouteObject[] = [
  { path: "login", lazy: page(() => import("./login/login-page")) },
  { path: "register", lazy: page(() => import("./register/register-page")) },
  { path: "verify", lazy: page(() => import("./verify/verify-page")) },
  { path: "forgot-password", lazy: page(() => import("./forgot-password/forgot-password-page")) },
  { path: "verify-email", loader: redirectToLink },
  { path: "verify-email/:token", lazy: page(() => import("./mailed-links/verify-email-page")) },
  { path: "verify-email/done", lazy: page(() => import("./mailed-links/verify-email-done-page")) },
  { path: "reset-password/:token", lazy: page(() => import("./mailed-links/reset-password-page")) },
  { path: "reset-password/done", lazy: page(() => import("./mailed-links/reset-password-done-page")) },
  { path: "confirm-email-change/:token", lazy: page(() => import("./mailed-links/confirm-email-change-page")) },
  { path: "confirm-email-change/done", lazy: page(() => import("./mailed-links/confirm-email-change-done-page")) },
  { path: "mail-preferences/:token", lazy: page(() => import("./mail-preferences/linked-preferences-page")) },
  { path: "sign-in/:provider/callback", lazy: page(() => import("./provider/callback-page")) },
  { path: "sign-out", lazy: page(() => import("./sign-out/sign-out-page")) },
  { path: "orders", loader: () => redirect("/account/orders") },
  {
    path: "account",
    lazy: page(() => import("./layout/account-layout")),
    children: [
      { index: true, lazy: page(() => import("./profile/profile-page")) },
      { path: "orders", lazy: page(() => import("./orders/orders-page")) },
      { path: "addresses", lazy: page(() => import("./addresses/addresses-page")) },
      { path: "addresses/new", lazy: page(() => import("./addresses/address-page")) },
      { path: "addresses/:addressId", lazy: page(() => import("./addresses/address-page")) },
      { path: "cards", lazy: page(() => import("./cards/cards-page")) },
      { path: "cards/new", lazy: page(() => import("./cards/new-card-page")) },
      { path: "sessions", lazy: page(() => import("./sessions/sessions-page")) },
      { path: "security", lazy: page(() => import("./security/security-page")) },
      { path: "reviews", lazy: page(() => import("./reviews/my-reviews-page")) },
      { path: "reviews/:productId", lazy: page(() => import("./reviews/review-page")) },
      { path: "wishlist", lazy: page(() => import("./wishlist/wishlist-page")) },
      { path: "notifications", lazy: page(() => import("./notifications/notifications-page")) },
      { path: "data", lazy: page(() => import("./data/data-page")) },
    ],
  },
];
