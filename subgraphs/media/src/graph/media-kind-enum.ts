import { registerEnumType } from "type-graphql";

export enum MediaKindEnum {
  PICTURE = "PICTURE",
  VIDEO = "VIDEO",
  AUDIO = "AUDIO",
  DOCUMENT = "DOCUMENT",
}

registerEnumType(MediaKindEnum, {
  name: "MediaKind",
  valuesConfig: {
    PICTURE: { description: "JPEG, PNG, WebP, AVIF or GIF." },
    VIDEO: { description: "MP4, WebM or MOV." },
    AUDIO: { description: "MP3, M4A, AAC, WAV, FLAC or Ogg." },
    DOCUMENT: { description: "PDF, or a text, spreadsheet or presentation of an office program." },
  },
});
