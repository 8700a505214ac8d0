import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import type { ExampleEntry } from "./example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";

export interface CreateExampleEntryInput {
  readonly title: string;
}

export type CreateExampleEntryOutcome =
  | { readonly kind: "created"; readonly entry: ExampleEntry }
  | { readonly kind: "titleTaken"; readonly title: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateExampleEntryParts {
  readonly store: Pick<ExampleEntryStore, "insertEntry">;
  readonly clock: Clock;
  readonly newId: () => string;
}

const rule = z.object({
  title: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});

export function createExampleEntry({ store, clock, newId }: CreateExampleEntryParts) {
  return async (input: CreateExampleEntryInput): Promise<CreateExampleEntryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { title } = checked.value;
    const entry = { id: newId(), title, createdAt: clock.now(), announcedAt: null };
    return (await store.insertEntry(entry)) ? { kind: "created", entry } : { kind: "titleTaken", title };
  };
}
