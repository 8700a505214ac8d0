export const roles = ["CUSTOMER", "INSTRUCTOR", "ADMIN"] as const;
export type Role = (typeof roles)[number];

/** The sender of the request, as verified by an access token. A guest has a cart but no account. */
export type Viewer =
  | { readonly kind: "nobody" }
  | { readonly kind: "guest"; readonly id: string; readonly sessionId: string }
  | {
      readonly kind: "user";
      readonly id: string;
      readonly username: string;
      readonly role: Role;
      readonly sessionId: string;
      /**
       * The scopes of the API key that acts as the session; absent for people, who may do everything that their role
       * allows.
       */
      readonly scopes?: readonly string[];
      /**
       * The name of the service that acts for itself: it has no account, and may request the fields that
       * `service-rights.ts` lists.
       */
      readonly service?: string;
    };

/** A viewer who can own a cart or an order. */
export type Buyer = Exclude<Viewer, { kind: "nobody" }>;

export const nobody: Viewer = { kind: "nobody" };

export function isOwner(viewer: Viewer, ownerId: string | undefined): boolean {
  return viewer.kind !== "nobody" && viewer.id === ownerId;
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role === "ADMIN";
}
