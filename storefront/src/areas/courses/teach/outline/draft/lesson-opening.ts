/** The choice of the editor. Typed days are kept as text until they are valid. */
export type DraftOpening =
  | { readonly kind: "atOnce" }
  | { readonly kind: "days"; readonly days: string }
  | {
      readonly kind: "date";
      /** Empty until a complete date is entered. */
      readonly opensAt: string;
    };

export interface SavedOpening {
  readonly opensAfterDays: number | null;
  readonly opensAt: string | null;
}

const mostDays = 3650;

export function openingFrom({ opensAfterDays, opensAt }: SavedOpening): DraftOpening {
  if (opensAfterDays !== null) return { kind: "days", days: String(opensAfterDays) };
  return opensAt === null ? { kind: "atOnce" } : { kind: "date", opensAt };
}

/** Returns what is sent: nothing for a preview, which is open at any time. */
export function savedOpening(lesson: { readonly isPreview: boolean; readonly opening: DraftOpening }): SavedOpening {
  const { isPreview, opening } = lesson;
  return {
    opensAfterDays: !isPreview && opening.kind === "days" ? (daysFrom(opening.days) ?? null) : null,
    opensAt: (!isPreview && opening.kind === "date" && opening.opensAt) || null,
  };
}

/** Returns undefined if the text is not a number of days from 1 to 3,650. */
export function daysFrom(text: string): number | undefined {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= mostDays ? days : undefined;
}

/** Returns a time as the value of a `datetime-local` field, in the browser's time zone: "2026-12-05T10:00". */
export function localTimeText(time: string): string {
  if (time === "") return "";
  const date = new Date(time);
  const digits = (value: number, length = 2) => String(value).padStart(length, "0");
  const day = [digits(date.getFullYear(), 4), digits(date.getMonth() + 1), digits(date.getDate())].join("-");
  const seconds = date.getSeconds() === 0 ? [] : [digits(date.getSeconds())];
  return `${day}T${[digits(date.getHours()), digits(date.getMinutes()), ...seconds].join(":")}`;
}

/** Returns the time that a `datetime-local` field has; empty if the field is incomplete. */
export function timeFromLocal(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
}
