import { crc32 } from "node:zlib";

/** A box of MP4: its length, its name and its content. */
function box(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length);
  header.write(name, 4, "latin1");
  return Buffer.concat([header, content]);
}

/** A file of one entry without compression, as office programs begin theirs. */
function zipOf(name: string, content: string): Buffer {
  const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(crc32(bytes), 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(bytes.length, 22);
  header.writeUInt16LE(path.length, 26);
  return Buffer.concat([header, path, bytes]);
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const types = `<Types><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`;

/** The beginnings of files, by which their type is recognized. */
export const testFiles = {
  mp4: box("ftyp", Buffer.from("isom\0\0\0\0isomiso2")),
  mov: box("ftyp", Buffer.from("qt  \0\0\0\0qt  ")),
  webm: Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853", "hex"),
  mp3: Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\0"), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(500)]),
  wav: Buffer.concat([Buffer.from("RIFF\x24\0\0\0WAVEfmt "), Buffer.alloc(40)]),
  pdf: Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
  docx: zipOf("[Content_Types].xml", types),
  odt: zipOf("mimetype", "application/vnd.oasis.opendocument.text"),
  html: Buffer.from("<!doctype html><script>alert(1)</script>"),
  zip: zipOf("notes.txt", "notes"),
} as const;
