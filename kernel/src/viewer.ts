export const roles = ["CUSTOMER", "INSTRUCTOR", "ADMIN"] as const;
export type Role = (typeof roles)[number];

/** Who makes the request, proven by an access token. A guest has a cart of their own and no account. */
export type Viewer =
  | { readonly kind: "nobody" }
  | { readonly kind: "guest"; readonly id: string; readonly sessionId: string }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly username: string;
      readonly role: Role;
      readonly sessionId: string;
      /** What an API key may do, which is the session then; absent for people, who may do what their role allows. */
      readonly scopes?: readonly string[];
    };

/** A viewer who can own things: a cart, an order. */
export type Buyer = Exclude<Viewer, { kind: "nobody" }>;

export const nobody: Viewer = { kind: "nobody" };

export function isAdmin(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role === "ADMIN";
}
