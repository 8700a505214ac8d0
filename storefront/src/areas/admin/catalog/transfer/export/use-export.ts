import { useRef, useState } from "react";
import { useClient } from "urql";
import type { ProductFilter } from "../../../../../graph/schema-types.generated";
import { customColumns } from "../../../../../ui/custom-fields/custom-columns";
import { csvType } from "../../../../../ui/save-file/csv-file";
import { saveFile } from "../../../../../ui/save-file/save-file";
import { productFieldsOf } from "../product-fields-of";
import { AdminExportProductsDocument } from "./export.generated";
import { fileHeader, productLines } from "./product-lines";

const pageSize = 100;

export type ExportState =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly done: number; readonly all: number }
  | { readonly state: "failed" }
  | { readonly state: "done"; readonly done: number };

/** Fetches page after page and writes one file. */
export function useExport() {
  const client = useClient();
  const [state, setState] = useState<ExportState>({ state: "idle" });
  const isRunning = useRef(false);
  const start = async (filter: ProductFilter) => {
    if (isRunning.current) return;
    isRunning.current = true;
    const columns = customColumns(await productFieldsOf(client));
    const parts = [fileHeader(columns)];
    let [done, all, after] = [0, 0, undefined as string | undefined];
    setState({ state: "running", done, all });
    while (isRunning.current) {
      const variables = { first: pageSize, filter, count: after === undefined, ...(after ? { after } : {}) };
      const { data, error } = await client
        .query(AdminExportProductsDocument, variables, { requestPolicy: "network-only" })
        .toPromise();
      const page = data?.products;
      // a file with only a part of a product would look complete at import
      if (!page || error) {
        isRunning.current = false;
        return setState({ state: "failed" });
      }
      parts.push(...page.nodes.map((product) => productLines(product, columns)));
      done += page.nodes.length;
      all = page.totalCount ?? all;
      after = page.pageInfo.endCursor ?? undefined;
      if (!page.pageInfo.hasNextPage || !after) {
        isRunning.current = false;
        saveFile(`products-${new Date().toISOString().slice(0, 10)}.csv`, parts, csvType);
        return setState({ state: "done", done });
      }
      setState({ state: "running", done, all });
    }
    setState({ state: "idle" });
  };
  const cancel = () => {
    isRunning.current = false;
  };
  return { state, start, cancel };
}
