import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { LinkTarget } from "../domain/files/private-link.js";
import type { Playback, PlaybackState } from "../domain/playback/playback.js";

enum PlaybackStateEnum {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  READY = "READY",
  UNPLAYABLE = "UNPLAYABLE",
  FAILED = "FAILED",
}

registerEnumType(PlaybackStateEnum, {
  name: "PlaybackState",
  valuesConfig: {
    WAITING: { description: "A job will convert the file." },
    RUNNING: { description: "A job converts the file: `percent` says how far it is." },
    READY: { description: "The file plays." },
    UNPLAYABLE: { description: "The file cannot be decoded." },
    FAILED: {
      description: "The conversion did not end: the log of the server says why, and `retryMediaFile` starts it again.",
    },
  },
});

@ObjectType("MediaPlayback", {
  description: "The results of the conversion of a video or sound, by which it plays everywhere.",
})
export class PlaybackType {
  /** Not a GraphQL field: the links lead to its files. */
  target!: LinkTarget;

  /** Not a GraphQL field. */
  files!: readonly string[];

  @Field(() => PlaybackStateEnum)
  state!: PlaybackState;

  @Field(() => Int, { description: "The converted part of the file, from 0 to 100." })
  percent!: number;

  @Field(() => Float, { nullable: true, description: "With three decimals. Null until READY." })
  durationSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: "In pixels. Null until READY, and for a sound." })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: "In pixels. Null until READY, and for a sound." })
  height!: number | null;
}

export function playbackTypeFrom({ facts, files, state, percent }: Playback, target: LinkTarget): PlaybackType {
  return Object.assign(new PlaybackType(), {
    target,
    files: Object.keys(files),
    state,
    percent,
    durationSeconds: facts && facts.durationMs / 1000,
    width: facts?.size?.width ?? null,
    height: facts?.size?.height ?? null,
  });
}
