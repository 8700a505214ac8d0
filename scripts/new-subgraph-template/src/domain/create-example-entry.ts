import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import type { ExampleEntry } from "./example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";

export interface CreateExampleEntryInput {
//#if extends
  readonly exampleParentId: string;
//#end
  readonly title: string;
}

export type CreateExampleEntryOutcome =
  | { readonly kind: "created"; readonly exampleEntry: ExampleEntry }
  | { readonly kind: "titleTaken"; readonly title: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface CreateExampleEntryDependencies {
  readonly store: Pick<ExampleEntryStore, "insertExampleEntry">;
  readonly clock: Clock;
  readonly newId: () => string;
}

const rule = z.object({
//#if extends
  exampleParentId: z.uuid("must be the id of an example parent").toLowerCase(),
//#end
  title: z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});

export function createExampleEntry({ store, clock, newId }: CreateExampleEntryDependencies) {
  return async (input: CreateExampleEntryInput): Promise<CreateExampleEntryOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const exampleEntry = { id: newId(), ...checked.value, createdAt: clock.now(), announcedAt: null };
    if (await store.insertExampleEntry(exampleEntry)) return { kind: "created", exampleEntry };
    return { kind: "titleTaken", title: exampleEntry.title };
  };
}
