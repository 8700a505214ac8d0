/** Filters and sort under a name, as their list's address has them. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

const mostViews = 30;

/** As it was kept by `JSON.stringify`; whatever else stands there is as none. */
export function readViews(text: string | null | undefined): readonly SavedView[] {
  if (!text) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isSavedView).slice(0, mostViews) : [];
  } catch {
    return [];
  }
}

/** A view of the same name is replaced where it stands. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  return at === -1 ? [...views, view].slice(-mostViews) : views.with(at, view);
}

export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** The same filters in the same words, whatever their order and whichever page of the list is shown. */
export function viewSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("after");
  parameters.sort();
  return parameters.toString();
}

function isSavedView(kept: unknown): kept is SavedView {
  if (typeof kept !== "object" || kept === null) return false;
  const { name, search } = kept as Partial<Record<keyof SavedView, unknown>>;
  return typeof name === "string" && name !== "" && typeof search === "string";
}
