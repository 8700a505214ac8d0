import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { findMediaFile } from "../change-media-file.js";
import { deletionTimes } from "../delete-media-file.js";
import { usedKeysOf, visibleUses } from "../file-uses.js";
import type { MediaFile } from "../media-file.js";
import type { MediaFileStore } from "../media-file-store.js";
import type { FileUsesPeer } from "../peers.js";
import { mainAddress } from "../picture-address.js";
import type { Replacement, ReplacementStore } from "./replacement-store.js";

export interface ReplaceMediaDependencies {
  readonly store: Pick<MediaFileStore, "findMediaFiles">;
  readonly replacements: ReplacementStore;
  readonly uses: FileUsesPeer;
  readonly clock: Clock;
}

export type ReplaceMediaFileOutcome =
  | { readonly kind: "changed"; readonly file: MediaFile }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "notReady"; readonly field: keyof Replacement }
  | { readonly kind: "replacementUsed" }
  | { readonly kind: "shownByOthers" }
  | ServiceUnavailable
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Replaces the content of a file by that of another one. Its id and its uses stay. */
export function replaceMediaFile(dependencies: ReplaceMediaDependencies) {
  const { store, replacements, clock } = dependencies;
  const find = findMediaFile({ store });
  return async (
    { id, by }: Replacement,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ReplaceMediaFileOutcome> => {
    const [file, other] = await Promise.all([find(id, viewer), find(by, viewer)]);
    if (file === null) return { kind: "notFound", id };
    if (other === null) return { kind: "notFound", id: by };
    if (file.id === other.id) return invalid("must be another file");
    if (file.content === null) return { kind: "notReady", field: "id" };
    if (other.content === null) return { kind: "notReady", field: "by" };
    if (file.content.kind !== other.content.kind) return invalid(`must be of the kind ${file.content.kind}`);
    const others = await unlessUnavailable(() => isShownByOthers(dependencies, file, viewer));
    if (typeof others !== "boolean") return others;
    if (others) return { kind: "shownByOthers" };
    const before = { name: file.name, sha256: file.content.sha256 };
    const after = { name: other.name, sha256: other.content.sha256 };
    const jobs = auditJobs(action, { targetType: "MediaFile", targetId: file.id, before, after });
    const ids = { id: file.id, by: other.id };
    const replaced = await replacements.replaceContent(ids, deletionTimes(clock.now()), jobs);
    return replaced ? { kind: "changed", file: replaced } : { kind: "replacementUsed" };
  };
}

/** The places of a course, and the own profile: where a picture that an instructor uploaded is shown as theirs. */
const ownPlaces = new Set(["Course", "User"]);

/**
 * A replacement of a picture changes all places with an equal one. Only an admin may change those of the shop and of other
 * users, or a picture that another user has uploaded too.
 */
async function isShownByOthers(
  { replacements, uses }: Pick<ReplaceMediaDependencies, "replacements" | "uses">,
  file: MediaFile,
  viewer: Viewer,
): Promise<boolean> {
  if (file.picture === null || isAdmin(viewer)) return false;
  if (await replacements.isShared(file.picture.sha256, file.ownerId)) return true;
  const { uses: visible, otherUses } = visibleUses(await uses.usesOf(usedKeysOf(file)), viewer);
  return otherUses > 0 || visible.some(({ typename }) => !ownPlaces.has(typename));
}

function invalid(message: string): ReplaceMediaFileOutcome {
  return { kind: "invalid", fields: [{ path: "by", message }] };
}

/** Replaces a picture in all subgraphs by the one that is shown in its place now. Throws ServiceUnavailableError. */
export function replacePicture({ replacements, uses }: Pick<ReplaceMediaDependencies, "replacements" | "uses">) {
  return async function replace(from: string): Promise<void> {
    const to = await replacements.findReplacement(from);
    if (to === null) return;
    await uses.replacePicture(from, mainAddress(to));
    // the new picture was possibly replaced meanwhile, and its own job may have ended
    await replace(to.sha256);
  };
}
