import { existsSync, readFileSync, statSync } from "node:fs";

// How much JavaScript a first visit loads, as the router sends it (brotli): the page's own code with all that it imports.
const folder = "storefront/dist/client";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, "utf8")) as Record<string, Chunk>;

const always = ["index.html", "src/messages/common/en.json"];
const shop = [...always, "src/messages/shop/en.json"];
const admin = [...always, "src/messages/admin/en.json", "src/areas/admin/layout/admin-layout.tsx"];

interface Budget {
  readonly page: string;
  /** The first is the promise; the others keep what is there from growing unseen. */
  readonly kib: number;
  readonly files: number;
  readonly chunks: readonly string[];
}

const budgets: readonly Budget[] = [
  { page: "/", kib: 200, files: 25, chunks: [...shop, "src/areas/shop/home/home-page.tsx"] },
  {
    page: "/admin",
    kib: 350,
    files: 45,
    chunks: [...admin, "src/messages/adminSales/en.json", "src/areas/admin/sales/dashboard/dashboard-page.tsx"],
  },
];

/** What the home page must never load: it belongs to pages that few visit. */
const apart = ["src/areas/admin/", "src/areas/courses/player/", "src/areas/checkout/"];

function filesOf(chunks: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of chunks) visit(name);
  return files;
}

function compressedKib(file: string): number {
  const path = `${folder}/${file}.br`;
  return file.endsWith(".js") && existsSync(path) ? statSync(path).size / 1024 : 0;
}

let failed = false;
for (const { page, kib, files: most, chunks } of budgets) {
  const files = filesOf(chunks);
  const sum = [...files].reduce((total, file) => total + compressedKib(file), 0);
  const over = sum > kib || files.size > most;
  failed ||= over;
  process.stdout.write(
    `${over ? "OVER  " : "ok    "}${page}  ${sum.toFixed(1)} of ${kib} KiB in ${files.size} of ${most} files\n`,
  );
}
const homeFiles = filesOf(budgets[0]?.chunks ?? []);
for (const [name, { file }] of Object.entries(manifest)) {
  if (!homeFiles.has(file) || !apart.some((folderName) => name.startsWith(folderName))) continue;
  failed = true;
  process.stdout.write(`OVER  / loads ${name}, which belongs to other pages\n`);
}
if (failed) process.exitCode = 1;
