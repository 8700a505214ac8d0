/** Where other subgraphs show pictures. */
export interface PictureUse {
  /** The checksum of the picture. */
  readonly checksum: string;
  /** The type of the user: `Product`. */
  readonly typename: string;
  readonly id: string;
  readonly name: string;
}

/** Throws ServiceUnavailableError. */
export interface CatalogPeer {
  /** At most ten uses for each of at most 100 checksums. */
  usesOf(checksums: readonly string[]): Promise<readonly PictureUse[]>;
}
