/** Matches `/dev/mail/:id` against `/dev/mail/7` and returns the parameters; null when the path does not match. */
export function pathParams(pattern: string, path: string): Record<string, string> | null {
  const names = pattern.split("/");
  const parts = path.split("/");
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith(":")) params[name.slice(1)] = decodedPart(part);
    else if (name !== part) return null;
  }
  return params;
}

/** Returns the part undecoded when its encoding is invalid: then it matches no name. */
function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
