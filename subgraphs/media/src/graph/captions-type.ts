import { Field, ObjectType } from "type-graphql";
import { languageLabel, type Captions } from "../domain/captions/captions.js";
import type { LinkTarget } from "../domain/files/private-link.js";

@ObjectType("MediaCaptions", { description: "The captions of a video or sound in one language, in WebVTT." })
export class CaptionsType {
  /** Not a GraphQL field: `link` leads to the captions of this file. */
  target!: LinkTarget;

  @Field(() => String, { description: "A tag of BCP 47, such as `pt-BR`." })
  language!: string;

  @Field(() => String, { description: "The name of the language in the language itself." })
  label!: string;
}

export function captionsTypeFrom({ language }: Captions, target: LinkTarget): CaptionsType {
  return Object.assign(new CaptionsType(), { target, language, label: languageLabel(language) });
}
