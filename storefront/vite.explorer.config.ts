import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The build of GraphiQL, which the router serves at `/graphql` and its files below `/explorer/`. */
export default defineConfig({
  root: "src/explorer",
  base: "/explorer/",
  publicDir: false,
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../../../packages/storefront/dist/explorer",
    emptyOutDir: true,
    target: "es2022",
    // the editor, which loads after the first paint
    chunkSizeWarningLimit: 3000,
    reportCompressedSize: false,
    // GraphiQL's modules carry directives for a compiler that we do not use
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
