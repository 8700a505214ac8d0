/** One plain address. No line break gets through, so nothing that is one can add a header to a mail. */
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

/** `Souk <shop@example.com>` or a plain address; null for what is neither. */
export function readSender(text: string): Sender | null {
  const match = /^([^<>\r\n"]*)<([^<>]+)>$/.exec(text);
  const sender = match ? { name: match[1]?.trim() ?? "", address: match[2] ?? "" } : { name: "", address: text };
  return isMailAddress(sender.address) ? sender : null;
}
