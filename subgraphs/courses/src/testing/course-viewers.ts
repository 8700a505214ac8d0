import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";

export const instructorId = "teacher";
const user = (id: string, role: Role): Viewer => ({ kind: "user", id, role, username: id, sessionId: "s" });

/** All kinds of viewers of a course by `instructorId`. */
export const viewers = {
  nobody,
  guest: { kind: "guest", id: "guest", sessionId: "s" },
  customer: user("customer", "CUSTOMER"),
  instructor: user(instructorId, "INSTRUCTOR"),
  "another instructor": user("colleague", "INSTRUCTOR"),
  "an instructor who no longer is one": user(instructorId, "CUSTOMER"),
  admin: user("admin", "ADMIN"),
} satisfies Record<string, Viewer>;
export type Who = keyof typeof viewers;
export const all = Object.keys(viewers) as Who[];
