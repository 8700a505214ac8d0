export interface ExampleEntry {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  /** Null until the job that its creation calls for has run. */
  readonly announcedAt: Date | null;
}
