import { fileURLToPath } from "node:url";

/** Selects the project of `examples/shop/`. */
export const exampleProject = {
  SOUK_CONFIG: fileURLToPath(new URL("../../../examples/shop/souk.config.ts", import.meta.url)),
};
