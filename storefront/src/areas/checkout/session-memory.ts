/** Data that this tab keeps until it is closed: they survive a reload and a redirect to the bank. Never a card. */
export interface SessionMemory<T> {
  read(): T | undefined;
  write(value: T): void;
  forget(): void;
}

export function sessionMemory<T>(key: string): SessionMemory<T> {
  return {
    read: () => {
      const text = attempt(() => sessionStorage.getItem(key));
      return text ? attempt(() => JSON.parse(text) as T) : undefined;
    },
    write: (value) => attempt(() => sessionStorage.setItem(key, JSON.stringify(value))),
    forget: () => attempt(() => sessionStorage.removeItem(key)),
  };
}

/** A browser may forbid storage. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
