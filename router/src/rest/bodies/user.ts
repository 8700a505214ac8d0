import { z } from "zod";
import type { RestMeQuery, SessionBodyFragment, UserBodyFragment } from "../generated/operations.js";
import { lower, named, time } from "./fields.js";

const roleNames = ["customer", "instructor", "admin"] as const;
export const role = z.enum(roleNames);
type RoleName = (typeof roleNames)[number];

export const userBody = named(
  "User",
  z.object({
    id: z.string(),
    email: z.string(),
    username: z.string().nullable(),
    full_name: z.string().nullable(),
    role,
    is_active: z.boolean(),
    email_verified: z.boolean(),
    created_at: time,
  }),
);

export const profileBody = named(
  "Profile",
  userBody.extend({
    phone: z.string().nullable(),
    avatar: z.string().nullable().describe("The path of the picture; null without one, and while it is not available."),
    locale: z.string().nullable().describe("The language of mails: the chosen one, or that of the last sign-in."),
  }),
);

export function toProfile({
  phone,
  avatar,
  locale,
  ...user
}: NonNullable<RestMeQuery["me"]>): z.input<typeof profileBody> {
  return { ...toUser(user), phone, avatar: avatar?.url ?? null, locale };
}

function toUser(user: UserBodyFragment): z.input<typeof userBody> {
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    full_name: user.fullName,
    role: roleName(user.role),
    is_active: user.isActive,
    email_verified: user.emailVerified,
    created_at: user.createdAt,
  };
}

export function roleName(name: string): RoleName {
  return lower(name) as RoleName;
}

export const sessionBody = named(
  "Session",
  z.object({
    access_token: z.string().describe("Sent as `Authorization: Bearer …`."),
    token: z.string().describe("The same as `access_token`."),
    token_type: z.literal("bearer"),
    refresh_token: z.string().describe("Works once: each use returns a new one."),
    expires_at: time,
    success: z.literal(true),
    user: userBody,
  }),
);

export function toSession({ accessToken, refreshToken, expiresAt, user }: SessionBodyFragment) {
  return {
    access_token: accessToken,
    token: accessToken,
    token_type: "bearer" as const,
    refresh_token: refreshToken,
    expires_at: expiresAt,
    success: true as const,
    user: toUser(user),
  };
}
