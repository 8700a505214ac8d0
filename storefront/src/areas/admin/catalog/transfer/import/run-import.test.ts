import { describe, expect, test } from "vitest";
import type { ImportProductRow } from "../../../../../graph/schema-types.generated.js";
import { NotAProductFile, readProductFile } from "./read-product-file.js";
import { mostProblems, runImport, type ImportProgress, type RowAnswer } from "./run-import.js";

const header = "Handle,Title,Variant SKU,Variant Price,Body (HTML),Published";

function fileOf(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `h-${index},Thing ${index},S-${index},1.00,,TRUE`);
  return [header, ...lines].join("\n");
}

interface ImportRun {
  readonly sent: ImportProductRow[][];
  readonly progress: ImportProgress;
}

const created = (rows: readonly ImportProductRow[]): RowAnswer[] =>
  rows.map(({ line }) => ({ line, outcome: "CREATED", problems: [] }));

async function importText(text: string, answer = created, stopAfter = Infinity): Promise<ImportRun> {
  const sent: ImportProductRow[][] = [];
  const stop = new AbortController();
  const progress = await runImport({
    read: (take) => readProductFile(text, take),
    send: (rows) => {
      sent.push(rows);
      if (sent.length >= stopAfter) stop.abort();
      return Promise.resolve(answer(rows));
    },
    progress: () => undefined,
    signal: stop.signal,
  });
  return { sent, progress };
}

describe("an import", () => {
  test("sends 200 rows per request, each once, and counts the results", async () => {
    const { sent, progress } = await importText(fileOf(450));
    expect(sent.map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(new Set(sent.flat().map(({ sku }) => sku)).size).toBe(450);
    expect(progress.counts).toEqual({ CREATED: 450, UPDATED: 0, UNCHANGED: 0, FAILED: 0 });
  });

  test("sends fewer rows per request if the rows are long", async () => {
    const long = "x".repeat(9000);
    const lines = Array.from({ length: 100 }, (_, index) => `h-${index},T,S-${index},1.00,${long},TRUE`);
    const { sent } = await importText([header, ...lines].join("\n"));
    expect(sent.flat()).toHaveLength(100);
    expect(Math.max(...sent.map((rows) => JSON.stringify(rows).length))).toBeLessThan(400_000);
  });

  test("reports the line where a row begins, also after cells with several lines", async () => {
    const { sent } = await importText(`${header}\r\na,A,S-1,1,"one\r\ntwo\r\nthree",TRUE\r\n\r\nb,B,S-2,1,,TRUE\r\n`);
    expect(sent.flat().map(({ line, description }) => [line, description])).toEqual([
      [2, "one\r\ntwo\r\nthree"],
      [6, ""],
    ]);
  });

  test("does not send rows with problems that it finds itself, and reports their lines", async () => {
    const { sent, progress } = await importText(
      `${header}\na,A,S-1,1,,TRUE\nb,B,S-1,1,,TRUE\nc,C,S-3,1,,perhaps\nd,D,,1,,TRUE`,
      (rows) =>
        rows.map(({ line, sku }) =>
          sku
            ? { line, outcome: "CREATED", problems: [] }
            : { line, outcome: "FAILED", problems: [{ path: "sku", message: "must not be empty" }] },
        ),
    );
    expect(sent.flat().map(({ line }) => line)).toEqual([2, 5]);
    expect(progress.counts).toEqual({ CREATED: 1, UPDATED: 0, UNCHANGED: 0, FAILED: 3 });
    expect(progress.problems).toEqual([
      { line: 3, sku: "S-1", path: "sku", code: "duplicateSku", earlier: 2 },
      { line: 4, sku: "S-3", path: "published", code: "notABoolean" },
      { line: 5, sku: "", path: "sku", message: "must not be empty" },
    ]);
  });

  test("reports a malformed line for a quote that never ends", async () => {
    const { sent, progress } = await importText(`${header}\na,A,S-1,1,,TRUE\nb,"B,S-2,1,,TRUE\n`);
    expect(sent.flat().map(({ sku }) => sku)).toEqual(["S-1"]);
    expect(progress.problems).toMatchObject([{ line: 3, code: "malformed" }]);
  });

  test("ends when it is stopped", async () => {
    const { sent } = await importText(fileOf(1000), created, 2);
    expect(sent).toHaveLength(2);
  });

  test("keeps a limited number of problems and counts all of them", async () => {
    const { progress } = await importText(fileOf(mostProblems + 5), (rows) =>
      rows.map(({ line }) => ({ line, outcome: "FAILED", problems: [{ path: "price", message: "is wrong" }] })),
    );
    expect(progress.problems).toHaveLength(mostProblems);
    expect(progress.problemCount).toBe(mostProblems + 5);
  });

  test.each(["", "Name,Price\nLamp,2"])("refuses %j, which is not a file of products", async (text) => {
    await expect(importText(text)).rejects.toThrow(NotAProductFile);
  });
});
