import type { AnswerError, DeferredAnswer, FirstAnswer, LaterAnswer, PendingPart } from "@souk/federation-engine";
import type { StreamFormat } from "./stream-format.js";

/** Writes the parts of a deferred response as JSON text. */
export class PartText {
  /** `errors` returns the member `"errors"` with a comma after it; "" without errors. */
  constructor(private readonly errors: (errors: readonly AnswerError[]) => string) {}

  /** `more`: further members of the object, with a leading comma. */
  write(part: FirstAnswer | LaterAnswer, by: StreamFormat["partsBy"], more: string): string {
    const pending = by === "id" ? list("pending", part.pending.map(placeOf)) : "";
    const next = `${pending}"hasNext":${part.hasNext}${more}}`;
    if ("data" in part) return `{${this.errors(part.errors)}"data":${part.data},${next}`;
    const { incremental } = part;
    if (by === "path") return `{"incremental":[${incremental.map((each) => this.atPath(each)).join(",")}],${next}`;
    const written = incremental.filter(({ data }) => data !== nothing);
    const completed = incremental.map(({ data, errors, id, path }) => {
      const failed = data === nothing ? this.errors(errors.length > 0 ? errors : [{ message: isLost, path }]) : "";
      return `{${failed}"id":"${id}"}`;
    });
    return `{${list(
      "incremental",
      written.map((each) => this.withId(each)),
    )}${list("completed", completed)}${next}`;
  }

  private atPath({ data, errors, ...place }: DeferredAnswer): string {
    return `{${this.errors(errors)}"data":${data},${placeMembers(place)}}`;
  }

  private withId({ data, errors, id }: DeferredAnswer): string {
    return `{${this.errors(errors)}"data":${data},"id":"${id}"}`;
  }
}

/** The JSON of a fragment that an error has reached. */
const nothing = "null";
const isLost = "The fields of this fragment are lost by an error in another part.";

/** Returns a member with a comma after it; "" without items. */
function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `"${name}":[${items.join(",")}],`;
}

function placeOf({ id, ...place }: PendingPart): string {
  return `{"id":"${id}",${placeMembers(place)}}`;
}

function placeMembers({ path, label }: Omit<PendingPart, "id">): string {
  return `"path":${JSON.stringify(path)}${label === undefined ? "" : `,"label":${JSON.stringify(label)}`}`;
}
