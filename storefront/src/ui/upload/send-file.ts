import type { Upload } from "tus-js-client";

/** Small enough to be sent before a slow connection is cut after 30 seconds. */
const partBytes = 1024 * 1024;
const retryDelays = [0, 1000, 3000, 5000, 10_000];

export interface SentFile {
  /** Stops sending. The bytes that the server has stay, and `send` continues behind them. */
  stop(): Promise<void>;
  /** Stops sending, and deletes what the server has. */
  cancel(): Promise<void>;
  send(): void;
}

export interface SendFileEvents {
  readonly onProgress: (percent: number) => void;
  /** Gets the id of the media file. */
  readonly onSent: (id: string) => void;
  /** Gets the answer of the server, or null when there was none. */
  readonly onFailed: (refusal: UploadRefusal | null) => void;
}

export interface UploadRefusal {
  /** In English. */
  readonly message: string;
  /** The status of HTTP. */
  readonly status: number;
}

/**
 * Uploads a file by the tus protocol, and continues an earlier upload of the same file, also after the page was loaded
 * again. The package is loaded with the first file.
 */
export async function sendFile(file: File, { onProgress, onSent, onFailed }: SendFileEvents): Promise<SentFile> {
  const { Upload: TusUpload, DetailedError } = await import("tus-js-client");
  const upload: Upload = new TusUpload(file, {
    endpoint: "/uploads",
    chunkSize: partBytes,
    retryDelays,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onProgress: (sent, total) => onProgress(total > 0 ? Math.floor((sent / total) * 100) : 0),
    onSuccess: () => onSent(upload.url?.split("/").at(-1) ?? ""),
    onError: (error) => {
      const response = error instanceof DetailedError ? error.originalResponse : null;
      if (!response) return onFailed(null);
      const status = response.getStatus();
      onFailed({ message: response.getBody().trim() || String(status), status });
    },
  });
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  return {
    stop: () => upload.abort(),
    cancel: () => upload.abort(true),
    send: () => upload.start(),
  };
}
