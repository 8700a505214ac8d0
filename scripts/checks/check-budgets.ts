import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";

// Checks how much JavaScript and CSS a first visit loads as the router sends it (brotli): the page's own code and all
// its imports.
const folder = "packages/storefront/dist/client";

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
  /** The budget of the home page is the promise; the others keep the current size from growing unnoticed. */
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

/** Code that the home page must never load, because it belongs to pages that few visitors open. */
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

/** The one stylesheet that every page links. It blocks the first paint. */
const stylesKib = 26;
const styles = /href="\/(assets\/[^"]+\.css)"/.exec(readFileSync(`${folder}/index.html`, "utf8"))?.[1] ?? "";
const kib = statSync(`${folder}/${styles}.br`).size / 1024;
failed ||= kib > stylesKib;
process.stdout.write(`${kib > stylesKib ? "OVER  " : "ok    "}styles  ${kib.toFixed(1)} of ${stylesKib} KiB\n`);

/** Mantine's class names are hashes, so a class that the scripts name and a rule styles is in use. */
function mantineClasses(text: string): Set<string> {
  return new Set(text.match(/(?<![\w-])m_[0-9a-f]{6,8}\b/g));
}

const mantine = createRequire(new URL("../../storefront/package.json", import.meta.url)).resolve(
  "@mantine/core/styles.css",
);
const scripts = globSync(`${folder}/assets/*.js`).map((file) => readFileSync(file, "utf8"));
const inScripts = mantineClasses(scripts.join("\n"));
const styled = mantineClasses(readFileSync(mantine, "utf8"));
const shipped = mantineClasses(readFileSync(`${folder}/${styles}`, "utf8"));
const missing = [...inScripts].filter((name) => styled.has(name) && !shipped.has(name));
if (missing.length > 0) {
  failed = true;
  process.stdout.write(`MISSING in storefront/src/app/mantine.css: the components of ${missing.join(", ")}\n`);
}
const listed = readFileSync("storefront/src/app/mantine.css", "utf8").matchAll(/styles\/(\w+)\.css/g);
for (const [, component = ""] of listed) {
  const own = [...mantineClasses(readFileSync(mantine.replace("styles.css", `styles/${component}.css`), "utf8"))];
  if (own.length === 0 || own.some((name) => inScripts.has(name))) continue;
  failed = true;
  process.stdout.write(`UNUSED in storefront/src/app/mantine.css: ${component}\n`);
}
if (failed) process.exitCode = 1;
