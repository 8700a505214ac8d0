export type DownloadProblem = "ADDRESS_NOT_ALLOWED" | "ADDRESS_NOT_ANSWERING" | "TOO_LARGE";

/** Downloads files from addresses that users give. Refuses private addresses when it connects. */
export interface RemoteFiles {
  download(url: string, maxBytes: number): Promise<Uint8Array | DownloadProblem>;
}
