import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

export default {
  // @souk/client is a link to a folder of the repository; a project that installs it from npm needs no root
  turbopack: { root: fileURLToPath(new URL("../../", import.meta.url)) },
} satisfies NextConfig;
