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

const mostChecksums = 100;
const checksum = /^[0-9a-f]{64}$/;

/** Finds the users whose profile shows pictures of media. Throws RangeError for more than 100 checksums. */
export function avatarUses({ avatars }: { readonly avatars: AvatarUsesStore }) {
  return async (checksums: readonly string[]): Promise<readonly AvatarUse[]> => {
    if (checksums.length > mostChecksums) throw new RangeError(`at most ${mostChecksums} checksums`);
    return avatars.findAvatarUses([...new Set(checksums)].filter((each) => checksum.test(each)));
  };
}
