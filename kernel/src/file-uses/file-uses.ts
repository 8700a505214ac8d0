/** How many keys one call of `fileUses` takes. */
export const mostFileKeys = 200;

/** A place that uses a file of media. */
export interface FileUse {
  /** The checksum of a picture, or the id of another file. */
  readonly key: string;
  /** The type of the object that uses it, such as `Product`. */
  readonly typename: string;
  readonly id: string;
  readonly name: string;
  /** The user who, besides admins, may know this use; null when everybody may. */
  readonly ownerId: string | null;
}

/** Finds where a subgraph uses files of media, so that media does not delete them, and replaces pictures there. */
export interface FileUses {
  /** At most ten uses of each type for each key. */
  find(keys: readonly string[]): Promise<readonly FileUse[]>;
  /**
   * Replaces the picture with the checksum `from` by the one with the address `to` in all places, and returns their
   * number. It changes nothing when it runs again.
   */
  replacePicture(from: string, to: string): Promise<number>;
}
