type Listener = () => void;

const listeners = new Set<Listener>();

/** Called when a session could not be renewed; the shop shows one message about it. */
export function sessionEnded(): void {
  for (const listener of listeners) listener();
}

export function onSessionEnded(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
