const headings = ["Major Changes", "Minor Changes", "Patch Changes"] as const;

/**
 * Returns the product's section of a version from the changelogs that Changesets writes for its packages. A change that
 * several packages name is listed once, under the larger kind; the new versions of dependencies are left out.
 */
export function releaseNotes(changelogs: readonly string[], version: string, date: string): string {
  const newest = changelogs.map((text) => text.split(/^## /m)[1] ?? "");
  const listed = new Set<string>();
  const parts = headings.flatMap((heading) => {
    const found = newest.flatMap((section) => changesUnder(section, heading));
    const changes = [...new Set(found)].filter((change) => !listed.has(change));
    for (const change of changes) listed.add(change);
    return changes.length > 0 ? [`### ${heading}\n\n${changes.join("\n")}`] : [];
  });
  return [`## ${version} (${date})`, ...parts].join("\n\n");
}

function changesUnder(section: string, heading: string): string[] {
  const text = section.split(/^### /m).find((part) => part.startsWith(heading)) ?? "";
  const changes = text.split(/^- /m).slice(1);
  return changes
    .filter((change) => !/^(?:Updated dependencies|@souk\/)/.test(change))
    .map((change) => `- ${change.replace(/^[0-9a-f]{7,}: /, "").trimEnd()}`);
}
