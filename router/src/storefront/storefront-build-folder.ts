/** The storefront's build, which is a package of its own. */
export const storefrontBuildFolder = new URL("dist/", import.meta.resolve("@souk/storefront/package.json"));

/** Patterns of the compressed copies in it. They are sent under the address of their file, so they need no route. */
export const compressedFiles: string[] = ["**/*.br", "**/*.gz"];
