import type { CombinedError } from "@urql/core";
import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { ImportProductRow } from "../../../../../graph/schema-types.generated";
import { refusalOf } from "../../../../../graph/refusal";
import { customColumns } from "../../../../../ui/custom-fields/custom-columns";
import { productFieldsOf } from "../product-fields-of";
import { AdminImportProductsDocument } from "./import.generated";
import { NotAProductFile, readProductFile } from "./read-product-file";
import { noProgress, runImport, type ImportProgress, type RowAnswer } from "./run-import";

export type ImportKind = "check" | "import";
export type ImportEnd = "whole" | "cancelled" | "failed";

export interface ImportState {
  readonly kind: ImportKind;
  readonly progress: ImportProgress;
  /** Undefined while the import runs. */
  readonly end: ImportEnd | undefined;
}

const tries = 3;
const pauseMs = 2000;

class NoAnswer extends Error {}

/** Sends a file for a check or an import. A repeat is safe: rows that were sent before are UNCHANGED. */
export function useImport() {
  const client = useClient();
  const [state, setState] = useState<ImportState>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (file: File, kind: ImportKind) => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    let last = noProgress;
    const show = (progress: ImportProgress, end?: ImportEnd) => {
      last = progress;
      if (stop.current === own) setState({ kind, progress, end });
    };
    const send = async (rows: ImportProductRow[]): Promise<readonly RowAnswer[]> => {
      for (let attempt = 1; !own.signal.aborted; attempt += 1) {
        const variables = { input: { rows, dryRun: kind === "check" } };
        const { data, error } = await client.mutation(AdminImportProductsDocument, variables).toPromise();
        if (data?.importProducts) return data.importProducts.rows;
        if (attempt >= tries) throw new NoAnswer();
        await pause(pauseAfter(error), own.signal);
      }
      return [];
    };
    show(noProgress);
    try {
      const columns = customColumns(await productFieldsOf(client));
      const read = (take: Parameters<typeof readProductFile>[1]) => readProductFile(file, take, columns);
      const progress = await runImport({ read, send, progress: show, signal: own.signal });
      show(progress, own.signal.aborted ? "cancelled" : "whole");
    } catch (error) {
      if (!(error instanceof NoAnswer) && !(error instanceof NotAProductFile)) throw error;
      show(last, "failed");
    }
  };
  return {
    state,
    start,
    cancel: () => stop.current?.abort(),
    /** Call it when another file was chosen. */
    forget: () => {
      stop.current?.abort();
      stop.current = undefined;
      setState(undefined);
    },
  };
}

function pauseAfter(error: CombinedError | undefined): number {
  const refusal = error && refusalOf(error);
  return refusal?.kind === "tooMany" ? refusal.seconds * 1000 : pauseMs;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
