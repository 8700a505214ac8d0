export interface ToastDefinition {
  readonly message: string;
  readonly kind?: "done" | "problem";
  /** One action on the subject of the toast, e.g. undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Listener = (definition: ToastDefinition) => void;

const waiting: ToastDefinition[] = [];
let notify: Listener | undefined;

/** Shows a message at the edge of the page; screen readers read it out. */
export function toast(definition: ToastDefinition): void {
  if (notify) notify(definition);
  else waiting.push(definition);
}

/** Calls `listener` for each toast, including earlier ones. The returned function unsubscribes. */
export function onToast(listener: Listener): () => void {
  notify = listener;
  for (const definition of waiting.splice(0)) listener(definition);
  return () => {
    notify = undefined;
  };
}
