/** Whether `npm run graph` reads a file: an operation, or the code of a subgraph or of the kernel, without tests and generated files. */
export function changesGraph(file: string): boolean {
  if (/\/(dist|generated|node_modules|testing|tests)\/(?!operations)/.test(file)) return false;
  if (file.endsWith(".graphql")) return true;
  return /^(subgraphs\/[^/]+|kernel)\/src\/.*\.ts$/.test(file) && !file.endsWith(".test.ts");
}
