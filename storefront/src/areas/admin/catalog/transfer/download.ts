/** Has the browser keep it as a file. */
export function download(name: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // not before the browser has begun to read it
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
