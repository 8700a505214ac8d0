/** Offers a text to the visitor as a file with this name. */
export function saveFile(name: string, text: string | readonly string[], type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([text].flat(), { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // the browser must start to read the file before its URL is revoked
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
