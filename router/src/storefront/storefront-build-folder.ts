/** The storefront's build, which is a package of its own. */
export const storefrontBuildFolder = new URL("dist/", import.meta.resolve("@souk/storefront/package.json"));
