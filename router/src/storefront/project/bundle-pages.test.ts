import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundlePages } from "./bundle-pages.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-bundle-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

test("a bundle is a function of the shared modules, with its own style sheet", async () => {
  await fileWith("box.module.css", ".box { color: red }");
  const file = await fileWith(
    "pages.tsx",
    `import { useId } from "react"; import classes from "./box.module.css";
     export const slots = { "home.top": () => <p className={classes.box}>{useId()}</p> };`,
  );
  const { script, styles } = await bundlePages(file, "browser");
  expect(styles).toMatch(/\{color:red\}/);
  const { default: bundle } = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as {
    default: (sharedModule: (name: string) => unknown) => { slots: Record<string, () => unknown> };
  };
  const requested: string[] = [];
  const { slots } = bundle((name) => {
    requested.push(name);
    return { useId: () => "id", jsx: (type: string, props: object) => ({ type, ...props }) };
  });
  expect(slots["home.top"]?.()).toMatchObject({ type: "p", children: "id" });
  expect(requested.sort()).toEqual(["react", "react/jsx-runtime"]);
});

test("a syntax error and a missing module name their file and line", async () => {
  const broken = await fileWith("broken.tsx", "export const slots = {\n  a: <p>,\n};");
  await expect(bundlePages(broken, "server")).rejects.toThrow(/broken\.tsx:2:\d+/);
  const lost = await fileWith("lost.tsx", 'import "./nowhere";');
  await expect(bundlePages(lost, "server")).rejects.toThrow(/Could not resolve "\.\/nowhere"[\s\S]*lost\.tsx:1:7/);
});
