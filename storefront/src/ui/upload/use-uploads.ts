import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { sendFile, type SentFile } from "./send-file";
import { RetryUploadedFileDocument, UploadedFileDocument, type UploadedFileQuery } from "./upload-file.generated";
import type { UploadState } from "./upload-state";

export interface ShownUpload {
  readonly key: number;
  readonly name: string;
  readonly state: UploadState;
}

export interface Uploads {
  readonly uploads: readonly ShownUpload[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: number) => void;
  /** Cancels an upload, or hides one that has ended. */
  readonly remove: (key: number) => void;
}

interface OpenUpload {
  readonly file: File;
  sent?: SentFile;
  mediaFileId?: string;
}

const checkEveryMs = 700;

export type UploadedFile = NonNullable<UploadedFileQuery["mediaFile"]>;

/** Uploads files, one after the other. `onReady` gets each file after its check, and returns the text of a refusal. */
export function useUploads(onReady: (file: UploadedFile) => Promise<string | undefined>): Uploads {
  const client = useClient();
  const [uploads, setUploads] = useState<readonly ShownUpload[]>([]);
  const open = useRef(new Map<number, OpenUpload>());
  const lastKey = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });
  useEffect(() => {
    const started = open.current;
    return () => {
      for (const { sent } of started.values()) void sent?.stop();
      started.clear();
    };
  }, []);

  const show = useCallback((key: number, state: UploadState) => {
    setUploads((shown) => shown.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }, []);

  const check = useCallback(
    async (key: number, id: string): Promise<void> => {
      show(key, { kind: "checking" });
      while (open.current.has(key)) {
        const { data } = await client.query(UploadedFileDocument, { id }, { requestPolicy: "network-only" });
        const found = data?.mediaFile;
        if (found?.state === "READY") {
          const refusal = await ready.current(found);
          return show(key, refusal === undefined ? { kind: "ready" } : { kind: "refused", message: refusal });
        }
        if (found?.problem) return show(key, { kind: "problem", problem: found.problem });
        await new Promise((resolve) => setTimeout(resolve, checkEveryMs));
      }
    },
    [client, show],
  );

  const send = useCallback(
    (key: number): Promise<void> => {
      const upload = open.current.get(key);
      if (!upload) return Promise.resolve();
      return new Promise((resolve) => {
        const begin = async (): Promise<void> => {
          upload.sent ??= await sendFile(upload.file, {
            onProgress: (percent) => show(key, { kind: "sending", percent }),
            onSent: (id) => {
              upload.mediaFileId = id;
              void check(key, id).finally(resolve);
            },
            onFailed: (refusal) => {
              show(key, refusal === null ? { kind: "lost" } : { kind: "refused", ...refusal });
              resolve();
            },
          });
          upload.sent.send();
        };
        begin().catch(() => {
          show(key, { kind: "lost" });
          resolve();
        });
      });
    },
    [check, show],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = (lastKey.current += 1);
        open.current.set(key, { file });
        setUploads((shown) => [...shown, { key, name: file.name, state: { kind: "sending", percent: 0 } }]);
        queue.current = queue.current.then(() => send(key));
      }
    },
    [send],
  );

  const retry = useCallback(
    (key: number) => {
      const upload = open.current.get(key);
      const id = upload?.mediaFileId;
      if (id === undefined) {
        show(key, { kind: "sending", percent: 0 });
        // the events of the first attempt belong to it
        if (upload) delete upload.sent;
        queue.current = queue.current.then(() => send(key));
      } else {
        void client
          .mutation(RetryUploadedFileDocument, { id })
          .toPromise()
          .then(() => check(key, id));
      }
    },
    [check, client, send, show],
  );

  const remove = useCallback((key: number) => {
    const upload = open.current.get(key);
    open.current.delete(key);
    if (upload?.mediaFileId === undefined) void upload?.sent?.cancel().catch(() => undefined);
    setUploads((shown) => shown.filter((each) => each.key !== key));
  }, []);

  return { uploads, add, retry, remove };
}

/** As `useUploads`, for pictures alone. `onReady` gets the address of each picture. */
export function usePictureUploads(onReady: (url: string) => Promise<string | undefined>): Uploads {
  const t = useTranslations("shared.upload.problem");
  return useUploads(async ({ picture }) => (picture ? onReady(picture.url) : t("KIND_NOT_ACCEPTED")));
}
