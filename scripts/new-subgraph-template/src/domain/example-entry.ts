export interface ExampleEntry {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  /** Null until the job that the creation enqueues has run. */
  readonly announcedAt: Date | null;
}
