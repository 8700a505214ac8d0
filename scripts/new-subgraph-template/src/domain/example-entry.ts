export interface ExampleEntry {
  readonly id: string;
//#if extends
  readonly exampleParentId: string;
//#end
  readonly title: string;
  readonly createdAt: Date;
  /** Null until the job that the creation enqueues has run. */
  readonly announcedAt: Date | null;
}
