import { fileURLToPath } from "node:url";
import { MantineProvider } from "@mantine/core";
import react from "@vitejs/plugin-react";
import compile from "icu-minify/compile";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { defineConfig, type Plugin } from "vite";
import { theme, variables } from "./src/app/theme.ts";

const graph = `http://localhost:${process.env.PORT ?? 4000}`;

/** Paths that the running shop answers while `npm run dev` serves the pages with hot reload. */
const answeredByTheShop = [
  "/graphql",
  "/explorer",
  "/health",
  "/demo",
  "/preview",
  "/dev",
  "/sandbox",
  "/payments/modules",
  "/sitemap.xml",
  "/robots.txt",
];

/** The entry stays out of the shared chunk: in a chunk with other modules it would not start by itself. */
const isEntry = /\/(index\.html|src\/entry-client\.tsx)(\?|$)/;

/**
 * Puts modules shared by every page into one chunk. The default splitting makes fifty chunks, and a hundred for a page
 * of the admin.
 */
const chunkGroups = [
  // the styles of all pages are a few KiB: every page's HTML links them, so they load before the first paint
  { name: "styles", test: /(?<!@mantine\/(charts|notifications)\/styles)\.css$/, priority: 1 },
  { name: "shell", tags: ["$initial"], test: (id: string) => !isEntry.test(id) },
  // small components that most pages use, but not the home page
  { name: "components", test: /@mantine\/core\/esm\/components\/(Anchor|Card|Input|InputBase|SimpleGrid|TextInput)\// },
];

type Messages = { readonly [key: string]: string | Messages };

/** Compiles the messages at build time, so that browsers do not load the parser of 7 KiB. */
function compiledMessages(): Plugin {
  const compiled = (messages: Messages): object =>
    Object.fromEntries(
      Object.entries(messages).map(([key, text]) => [key, typeof text === "string" ? compile(text) : compiled(text)]),
    );
  return {
    name: "compiled-messages",
    enforce: "pre",
    transform: {
      filter: { id: /\/src\/messages\/[^/]+\/[a-z]+\.json$/ },
      handler: (code) => ({ code: JSON.stringify(compiled(JSON.parse(code) as Messages)), map: null }),
    },
  };
}

/** Fills `theme.css` with the styles of the theme, so that the server does not compute them for each page. */
function themeStyles(): Plugin {
  return {
    name: "theme-styles",
    load: {
      filter: { id: /\/src\/app\/theme\.css$/ },
      handler: () => {
        const provider = createElement(MantineProvider, { theme, cssVariablesResolver: variables });
        return renderToStaticMarkup(provider).replaceAll(/<\/?style[^>]*>/g, "");
      },
    },
  };
}

/** The HTML works without JavaScript, so scripts get a lower priority than styles and pictures. */
function lateScripts(): Plugin {
  const asLate = (html: string) =>
    html
      .replaceAll('<script type="module" ', '<script type="module" fetchpriority="low" ')
      .replaceAll('<link rel="modulepreload" ', '<link rel="modulepreload" fetchpriority="low" ');
  return { name: "late-scripts", transformIndexHtml: { order: "post", handler: asLate } };
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [compiledMessages(), themeStyles(), lateScripts(), react()],
  resolve: {
    alias: [
      { find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" },
      // Mantine's own `useId` renders every field twice
      {
        find: /^\.\/use-id\/use-id\.mjs$/,
        replacement: fileURLToPath(new URL("src/ui/form/use-id.ts", import.meta.url)),
      },
    ],
  },
  // not src/explorer/index.html: Vite cannot bundle the workers of GraphiQL in advance
  optimizeDeps: { entries: ["index.html"] },
  server: {
    port: 5173,
    proxy: Object.fromEntries(answeredByTheShop.map((path) => [path, { target: graph, xfwd: true }])),
  },
  build: {
    outDir: `../packages/storefront/dist/${isSsrBuild ? "server" : "client"}`,
    emptyOutDir: true,
    // the server bundle includes all its dependencies
    ...(isSsrBuild ? { ssr: true, minify: false, copyPublicDir: false } : { manifest: true }),
    target: "es2022",
    // the charts of the admin, which load only on the dashboard
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    ...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } }),
  },
  ...(isSsrBuild
    ? {
        ssr: { noExternal: true as const, target: "node" as const },
        // otherwise the bundle includes React's development build, which renders unless NODE_ENV is set to production
        define: { "process.env.NODE_ENV": '"production"' },
      }
    : {}),
}));
