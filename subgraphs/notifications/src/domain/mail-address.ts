/**
 * Returns whether the text is one plain mail address. A line break is rejected, so that an address cannot add a header.
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s\p{Control}@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(text)
  );
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Reads `Souk <shop@example.com>` or a plain address; returns null for anything else. */
export function readSender(text: string): Sender | null {
  const match = /^([^<>\r\n"]*)<([^<>]+)>$/.exec(text);
  const sender = match ? { name: match[1]?.trim() ?? "", address: match[2] ?? "" } : { name: "", address: text };
  return isMailAddress(sender.address) ? sender : null;
}
