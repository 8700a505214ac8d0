/** Returns the name of a package for a folder: `My Shop` becomes `my-shop`. */
export function packageName(folder: string): string {
  return folder
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|[._-]+$/g, "");
}

/** Returns why npm would refuse the name, if it would. */
export function packageNameProblem(name: string): string | undefined {
  if (name === "") return "the name of the folder needs a letter or a digit";
  if (name.length > 214) return "the name of the folder is longer than 214 characters";
  return name === "node_modules" ? "node_modules is the folder of npm" : undefined;
}
