import { createHmac, timingSafeEqual } from "node:crypto";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";

/** How long a new link works. */
const linkMs = 10 * 60 * 1000;

/** A link to a private file, for the session that received it. */
export interface PrivateLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * The file that a link leads to. A link to an object that was made of the file leads to the others too, so that a playlist
 * can name them. `lessonId`: null for the link of the owner of the file.
 */
export interface LinkTarget {
  readonly fileId: string;
  readonly lessonId: string | null;
}

export interface FollowedLink extends LinkTarget {
  /** The name of an object that was made of the file; null for the file itself. */
  readonly object: string | null;
}

export type LinkRefusal = "notFound" | "refused" | "expired";

export interface LinkDependencies {
  readonly store: { findLinkSecret(): Promise<string> };
  readonly clock: Clock;
}

export function privateLink({ store, clock }: LinkDependencies) {
  return async (target: LinkTarget, viewer: Viewer, object: string | null = null): Promise<PrivateLink> => {
    const expiresAt = new Date(clock.now().getTime() + linkMs);
    const expires = String(expiresAt.getTime());
    const signature = signatureOf(await store.findLinkSecret(), target, expires, viewer);
    const query = new URLSearchParams({ expires, signature });
    if (target.lessonId !== null) query.set("lesson", target.lessonId);
    const path = object === null ? target.fileId : `${target.fileId}/${object}`;
    return { url: `/media/files/${path}?${query.toString()}`, expiresAt };
  };
}

/** Returns what the path of a link leads to, when the link is for this session and has not expired. */
export function followLink({ store, clock }: LinkDependencies) {
  return async (path: string, viewer: Viewer): Promise<FollowedLink | LinkRefusal> => {
    const { pathname, searchParams } = new URL(path, "http://media");
    const [, fileId = "", object = null] = /^\/media\/files\/([^/]+)(?:\/([\w.-]+))?$/.exec(pathname) ?? [];
    const lessonId = searchParams.get("lesson");
    if (!isUuid(fileId) || (lessonId !== null && !isUuid(lessonId))) return "notFound";
    const target = { fileId, lessonId };
    const expires = searchParams.get("expires") ?? "";
    const given = Buffer.from(searchParams.get("signature") ?? "");
    const expected = Buffer.from(signatureOf(await store.findLinkSecret(), target, expires, viewer));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "refused";
    return Number(expires) < clock.now().getTime() ? "expired" : { ...target, object };
  };
}

/** The session is part of the signed text and not of the link, so a link works only for the session that received it. */
function signatureOf(secret: string, { fileId, lessonId }: LinkTarget, expires: string, viewer: Viewer): string {
  const holder = viewer.kind === "nobody" ? null : [viewer.id, viewer.sessionId];
  const signed = JSON.stringify([fileId, lessonId, expires, holder]);
  return createHmac("sha256", secret).update(signed).digest("base64url");
}
