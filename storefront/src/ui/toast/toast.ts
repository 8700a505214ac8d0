export interface ToastDefinition {
  readonly message: string;
  readonly kind?: "done" | "problem";
  /** One thing that can be done about it, e.g. take it back. */
  readonly act?: { readonly label: string; readonly run: () => void };
}

type Listener = (definition: ToastDefinition) => void;

const waiting: ToastDefinition[] = [];
let tell: Listener | undefined;

/** A message at the edge of the page, read out to those who do not see it. */
export function toast(definition: ToastDefinition): void {
  if (tell) tell(definition);
  else waiting.push(definition);
}

/** Calls `listener` for each toast, those that came before it too, until the returned function is called. */
export function onToast(listener: Listener): () => void {
  tell = listener;
  for (const definition of waiting.splice(0)) listener(definition);
  return () => {
    tell = undefined;
  };
}
