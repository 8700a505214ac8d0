/** Where other subgraphs show pictures. */
export interface PictureUse {
  /** The checksum of the picture. */
  readonly checksum: string;
  /** The type of the object that shows it: `Product`, `User` or `Course`. */
  readonly typename: string;
  readonly id: string;
  readonly name: string;
  /** The user who, besides admins, may know this use; null when everybody may. */
  readonly ownerId: string | null;
}

/** A subgraph whose objects show pictures. Throws ServiceUnavailableError. */
export interface PictureUsesPeer {
  /** At most ten uses for each of at most 100 checksums. */
  usesOf(checksums: readonly string[]): Promise<readonly PictureUse[]>;
}

/** Products show pictures. */
export type CatalogPeer = PictureUsesPeer;
/** Profiles of users show pictures. */
export type AccountsPeer = PictureUsesPeer;
/** Courses show pictures. */
export type CoursesPeer = PictureUsesPeer;
