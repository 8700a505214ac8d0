import react from "@vitejs/plugin-react";
import compile from "icu-minify/compile";
import { defineConfig, type Plugin } from "vite";

const graph = `http://localhost:${process.env.PORT ?? 4000}`;

/** What the running shop answers, for the pages that `npm run dev` serves with hot reload. */
const answeredByTheShop = [
  "/graphql",
  "/health",
  "/demo",
  "/dev",
  "/accounts",
  "/verify-email",
  "/reset-password",
  "/confirm-email-change",
  "/sign-in",
  "/sandbox",
  "/sitemap.xml",
  "/robots.txt",
];

/** It begins by itself, which it would not do in a file of others. */
const isEntry = /\/(index\.html|src\/entry-client\.tsx)(\?|$)/;

/** What every page needs is one file. Parted by who else imports it, it would be fifty, and a page of the admin a hundred. */
const chunkGroups = [{ name: "shell", tags: ["$initial"], test: (id: string) => !isEntry.test(id) }];

type Messages = { readonly [key: string]: string | Messages };

/** Messages are parsed here, once, so that no browser needs the parser, which is 7 KiB. */
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

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [compiledMessages(), react()],
  // GraphiQL holds an older React, so there are two to choose from
  resolve: {
    dedupe: ["react", "react-dom"],
    alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }],
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(answeredByTheShop.map((path) => [path, { target: graph, xfwd: true }])),
  },
  build: {
    outDir: isSsrBuild ? "dist/server" : "dist/client",
    // the server's half stands alone: it needs no package beside it
    ...(isSsrBuild ? { ssr: true, minify: false, copyPublicDir: false } : { manifest: true }),
    target: "es2022",
    // admin's charts, loaded by who opens them
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    ...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } }),
  },
  ...(isSsrBuild
    ? {
        ssr: { noExternal: true as const, target: "node" as const },
        // else React's development half is built in too, and renders wherever a shop does not say that it is in production
        define: { "process.env.NODE_ENV": '"production"' },
      }
    : {}),
}));
