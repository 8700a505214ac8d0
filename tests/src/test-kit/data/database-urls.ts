export type DatabaseUrls = Readonly<Record<string, string>>;
