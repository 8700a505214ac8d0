/** A list of media files with a page for each, in the admin or for an instructor. */
export interface MediaLibrary {
  /** The path of the list; the path of a file ends in its id. */
  readonly path: string;
  readonly title: string;
  /** The path of the page of an object that uses a file; undefined if the viewer has no such page. */
  readonly pageOf: (use: MediaUse) => string | undefined;
}

export interface MediaUse {
  readonly typename: string;
  readonly id: string;
  readonly name: string;
}
