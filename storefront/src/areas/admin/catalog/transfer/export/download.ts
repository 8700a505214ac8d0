/** Saves the text as a file through the browser. */
export function download(name: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser must start to read the file before its URL is revoked
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
