import { pictureChecksums } from "@souk/kernel/values/web-address";

/** A user whose profile shows a picture of media. */
export interface AvatarUse {
  /** The SHA-256 checksum of the picture. */
  readonly checksum: string;
  readonly userId: string;
  /** The name, the username or the email address. */
  readonly name: string;
}

export interface AvatarUsesStore {
  /** At most ten users for each checksum. */
  findAvatarUses(checksums: readonly string[]): Promise<readonly AvatarUse[]>;
}

/** Finds the users whose profile shows pictures of media. Throws RangeError for more than 100 checksums. */
export function avatarUses({ avatars }: { readonly avatars: AvatarUsesStore }) {
  return async (checksums: readonly string[]): Promise<readonly AvatarUse[]> =>
    avatars.findAvatarUses(pictureChecksums(checksums));
}
