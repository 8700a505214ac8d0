import { z } from "zod";
import {
  RestIntrospectedUserDocument,
  RestLoginDocument,
  RestLogoutDocument,
  RestMeDocument,
  RestRefreshSessionDocument,
  RestRegisterDocument,
  RestResendVerificationDocument,
  RestStartGuestSessionDocument,
  RestVerifyEmailDocument,
} from "../generated/operations.js";
import { named, text, time } from "../bodies/fields.js";
import { profileBody, role, roleName, sessionBody, toProfile, toSession } from "../bodies/user.js";
import { restRoute, type RestRoute } from "../rest-route.js";

const common = { tag: "Identity", access: "public" } as const;
/** Longer texts would be hashed for nothing. */
const password = text(200);
const email = text(320);

const verificationSent = named(
  "VerificationSent",
  z.object({ email: z.string(), expires_at: time, success: z.literal(true) }),
);

/** The graph's type of the same name. */
interface VerificationSent {
  readonly email: string;
  readonly expiresAt: string;
}

function toVerificationSent({ email: address, expiresAt }: VerificationSent): z.input<typeof verificationSent> {
  return { email: address, expires_at: expiresAt, success: true };
}

const registration = {
  ...common,
  method: "POST",
  description:
    "Creates an account with the role customer and mails a link and a six-digit code; either signs in. The role cannot be chosen.",
  status: 202,
  aliases: { name: "full_name" },
  body: named(
    "Registration",
    z.object({
      email,
      password,
      username: text(200).nullish(),
      full_name: text(200).nullish(),
      role: z.undefined("cannot be chosen").optional(),
    }),
  ),
  operation: RestRegisterDocument,
  answer: verificationSent,
  respond: toVerificationSent,
} as const;

const signIn = {
  ...common,
  method: "POST",
  description:
    "Takes JSON, or a form with `username` and `password`. Also sets the cookies of a session; a client that is not a browser gets the access token as the cookie `access_token` too.",
  takesForm: true,
  aliases: { username: "email" },
  body: named("Credentials", z.object({ email: email.describe("Also accepted as `username`."), password })),
  operation: RestLoginDocument,
  answer: sessionBody,
  respond: toSession,
  example: { request: { email: "user@example.com", password: "correct horse battery staple" } },
} as const;

const profile = {
  ...common,
  method: "GET",
  access: "account",
  description: "The account of the token.",
  operation: RestMeDocument,
  variables: () => ({}),
  answer: profileBody,
  respond: toProfile,
  mayLack: ["avatar"],
} as const;

export const identityRoutes: readonly RestRoute[] = [
  ...(["/auth/register", "/register"] as const).map((path) =>
    restRoute({
      ...registration,
      path,
      name: path === "/register" ? "registerUser" : "register",
      summary: "Register an account",
      variables: ({ body }) => ({
        input: { email: body.email, password: body.password, username: body.username, fullName: body.full_name },
      }),
    }),
  ),
  restRoute({
    ...signIn,
    path: "/auth/login",
    name: "login",
    summary: "Sign in",
    variables: ({ body }) => ({ input: body }),
  }),
  restRoute({
    ...signIn,
    takesForm: false,
    path: "/login",
    name: "loginUser",
    summary: "Sign in with JSON",
    description: "The same as `POST /auth/login`.",
    variables: ({ body }) => ({ input: body }),
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/auth/verify-email",
    name: "verifyEmail",
    summary: "Confirm the email address",
    description: "With the token of the mailed link, or with the address and the six-digit code. Signs in.",
    aliases: { otp: "code" },
    body: named(
      "EmailProof",
      z.object({ token: text(200).optional(), email: email.optional(), code: text(20).optional() }),
    ),
    operation: RestVerifyEmailDocument,
    variables: ({ body }) => ({ input: body }),
    answer: sessionBody,
    respond: toSession,
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/auth/send-otp",
    name: "sendOtp",
    summary: "Mail a new code",
    description: "Mails a new link and code, at most once a minute. The answer is the same for an unknown address.",
    status: 202,
    body: named("CodeRequest", z.object({ email })),
    operation: RestResendVerificationDocument,
    variables: ({ body }) => ({ email: body.email }),
    answer: verificationSent,
    respond: toVerificationSent,
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/auth/refresh",
    name: "refreshSession",
    summary: "Renew the session",
    description: "Takes the refresh token from the body, or from its cookie.",
    body: named("Refresh", z.object({ refresh_token: text(500).optional() })),
    operation: RestRefreshSessionDocument,
    variables: ({ body }) => ({ refreshToken: body.refresh_token }),
    answer: sessionBody,
    respond: toSession,
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/auth/logout",
    name: "logout",
    summary: "Sign out",
    description: "Ends the session of the token or the cookie, and clears the cookies.",
    operation: RestLogoutDocument,
    variables: () => ({}),
    answer: named("SignedOut", z.object({ success: z.literal(true), message: z.string() })),
    respond: () => ({ success: true as const, message: "Signed out" }),
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/auth/guest",
    name: "startGuestSession",
    summary: "Start a guest session",
    description: "Returns a token for a guest with a cart. Signing in with it moves the cart to the account.",
    status: 201,
    operation: RestStartGuestSessionDocument,
    variables: () => ({}),
    answer: named(
      "GuestSession",
      z.object({ access_token: z.string(), token_type: z.literal("bearer"), expires_at: time }),
    ),
    respond: ({ accessToken, expiresAt }) => ({
      access_token: accessToken,
      token_type: "bearer" as const,
      expires_at: expiresAt,
    }),
    location: () => "/cart",
  }),
  restRoute({ ...profile, path: "/auth/me", name: "getProfile", summary: "Get the own account" }),
  restRoute({ ...profile, path: "/users/me", name: "getUser", summary: "Get the own user" }),
  restRoute({
    ...common,
    method: "POST",
    access: "staff",
    path: "/auth/introspect",
    name: "introspect",
    summary: "Examine a token",
    description:
      "For the staff and services. Whether the token is valid and its account active. Services that verify tokens themselves use `/.well-known/jwks.json`.",
    body: named("ExaminedToken", z.object({ token: text(5000) })),
    examines: (body) => body.token,
    operation: RestIntrospectedUserDocument,
    variables: ({ examined }) => ({ id: examined.kind === "user" ? examined.id : nobodyId }),
    answer: named(
      "TokenState",
      z.object({
        active: z.boolean(),
        sub: z.string().optional(),
        username: z.string().optional(),
        role: role.optional(),
      }),
    ),
    respond: ({ id, isActive, role: name }, { examined }) =>
      isActive && examined.kind === "user"
        ? { active: true, sub: id, username: examined.username, role: roleName(name) }
        : { active: false },
    respondToNothing: () => ({ active: false }),
  }),
];

/** No account has this id. */
const nobodyId = "00000000-0000-0000-0000-000000000000";
