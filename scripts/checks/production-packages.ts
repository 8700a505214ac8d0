/** An entry of package-lock.json (lockfile version 3): https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
  /** True for a package that `npm ci --omit=dev` does not install. */
  readonly dev?: boolean;
}

export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Part of CycloneDX's Component: https://cyclonedx.org/docs/1.6/json/#components */
export interface BomComponent {
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly components?: readonly BomComponent[];
}

/** Workspaces that never run in production. */
const developmentWorkspaces = ["tests", "tools/bench", "tools/chaos", "examples/shop"];

/**
 * The packages that production code can load, as name@version: everything that the production workspaces reach through
 * dependencies, optional dependencies and installed peers, each resolved like Node.js does.
 */
export function productionPackages({ packages }: PackageLock): Map<string, LockedPackage> {
  const workspaces = Object.keys(packages).filter((path) => path !== "" && !path.includes("node_modules"));
  const pending = workspaces.filter((path) => !developmentWorkspaces.includes(path));
  const seen = new Set(pending);
  const found = new Map<string, LockedPackage>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const at = resolvedFrom(path, name, packages);
      if (at === undefined || seen.has(at) || packages[at]?.dev) continue;
      seen.add(at);
      pending.push(at);
      if (at.includes("node_modules/"))
        found.set(`${packages[at]?.name ?? name}@${packages[at]?.version}`, packages[at] ?? {});
    }
  }
  return found;
}

/** The packages that the bill of materials lacks, sorted. */
export function missingFrom(
  components: readonly BomComponent[],
  expected: ReadonlyMap<string, unknown> | ReadonlySet<string>,
): string[] {
  const listed = new Set<string>();
  const list = (each: readonly BomComponent[]): void => {
    for (const { group, name, version, components: nested = [] } of each) {
      listed.add(`${group === undefined ? name : `${group}/${name}`}@${version}`);
      list(nested);
    }
  };
  list(components);
  return [...expected.keys()].filter((name) => !listed.has(name)).sort();
}

/** Looks in the node_modules of the folder and of each parent folder. A workspace's link is resolved to its folder. */
function resolvedFrom(path: string, name: string, packages: PackageLock["packages"]): string | undefined {
  for (let folder: string | undefined = path; folder !== undefined; folder = parentOf(folder)) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const locked = packages[candidate];
    if (locked) return locked.link === true ? locked.resolved : candidate;
  }
  return undefined;
}

function parentOf(folder: string): string | undefined {
  if (folder === "") return undefined;
  const slash = folder.lastIndexOf("/");
  return slash === -1 ? "" : folder.slice(0, slash);
}
