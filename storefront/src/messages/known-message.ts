interface Translate {
  (key: never): string;
  has(key: never): boolean;
}

/** Returns the message for a key that comes from data, such as the type of an event; null when there is none. */
export function knownMessage(translate: Translate, key: string): string | null {
  return translate.has(key as never) ? translate(key as never) : null;
}
