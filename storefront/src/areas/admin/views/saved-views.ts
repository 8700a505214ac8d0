/** Named filters and sort, as in the address of their list. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

const mostViews = 30;

/** Parses views that `JSON.stringify` wrote; returns an empty list for anything else. */
export function readViews(text: string | null | undefined): readonly SavedView[] {
  if (!text) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isSavedView).slice(0, mostViews) : [];
  } catch {
    return [];
  }
}

/** Returns the views with this one added. It replaces a view of the same name at the same position. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  return at === -1 ? [...views, view].slice(-mostViews) : views.with(at, view);
}

export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Returns the filters in a canonical order, without the page of the list. */
export function viewSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("after");
  parameters.sort();
  return parameters.toString();
}

function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== "object" || value === null) return false;
  const { name, search } = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof name === "string" && name !== "" && typeof search === "string";
}
