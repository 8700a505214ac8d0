import type { SubgraphRows } from "../table.js";

export const media: SubgraphRows = {
  fields: {
    "Query.mediaFile": "accounts",
    "Query.mediaFiles": "instructors",

    "MediaFileConnection.nodes": "whoHasTheObject",
    "MediaFileConnection.pageInfo": "whoHasTheObject",
    "MediaFileConnection.totalCount": "whoHasTheObject",

    "MediaFile.id": "theirsAndAdmins",
    "MediaFile.name": "theirsAndAdmins",
    "MediaFile.state": "theirsAndAdmins",
    "MediaFile.problem": "theirsAndAdmins",
    "MediaFile.kind": "theirsAndAdmins",
    "MediaFile.contentType": "theirsAndAdmins",
    "MediaFile.size": "theirsAndAdmins",
    "MediaFile.received": "theirsAndAdmins",
    "MediaFile.link": "theirsAndAdmins",
    "MediaFile.sizeBytes": "theirsAndAdmins",
    "MediaFile.receivedBytes": "theirsAndAdmins",
    "MediaFile.sourceUrl": "theirsAndAdmins",
    "MediaFile.picture": "theirsAndAdmins",
    "MediaFile.alt": "theirsAndAdmins",
    "MediaFile.focalPoint": "theirsAndAdmins",
    "MediaFile.createdAt": "theirsAndAdmins",
    "MediaFile.uses": "theirsAndAdmins",
    "MediaFile.otherUses": "theirsAndAdmins",
    "MediaFile.playback": "theirsAndAdmins",
    "MediaFile.captions": "theirsAndAdmins",

    "LessonMedia.id": "whoHasTheObject",
    "LessonMedia.fileId": "whoHasTheObject",
    "LessonMedia.name": "whoHasTheObject",
    "LessonMedia.kind": "whoHasTheObject",
    "LessonMedia.alt": "whoHasTheObject",
    "LessonMedia.contentType": "whoHasTheObject",
    "LessonMedia.size": "whoHasTheObject",
    "LessonMedia.link": "whoHasTheObject",
    "LessonMedia.playback": "whoHasTheObject",
    "LessonMedia.captions": "whoHasTheObject",
    "MediaCaptions.language": "whoHasTheObject",
    "MediaCaptions.label": "whoHasTheObject",
    "MediaCaptions.link": "whoHasTheObject",
    "MediaPlayback.state": "whoHasTheObject",
    "MediaPlayback.percent": "whoHasTheObject",
    "MediaPlayback.durationSeconds": "whoHasTheObject",
    "MediaPlayback.width": "whoHasTheObject",
    "MediaPlayback.height": "whoHasTheObject",
    "MediaPlayback.stream": "whoHasTheObject",
    "MediaPlayback.poster": "whoHasTheObject",
    "MediaLink.url": "whoHasTheObject",
    "MediaLink.expiresAt": "whoHasTheObject",

    "ProductImage.picture": "everybody",
    "Picture.id": "everybody",
    "Picture.url": "everybody",
    "Picture.width": "everybody",
    "Picture.height": "everybody",
    "Picture.placeholder": "everybody",
    "Picture.focalPoint": "everybody",
    "Picture.variants": "everybody",
    "PictureVariant.url": "everybody",
    "PictureVariant.width": "everybody",
    "PictureVariant.format": "everybody",
    "FocalPoint.x": "everybody",
    "FocalPoint.y": "everybody",

    "MediaUse.typename": "whoHasTheObject",
    "MediaUse.id": "whoHasTheObject",
    "MediaUse.name": "whoHasTheObject",
    "DeletedMediaFile.id": "whoMayCall",
  },
  mutations: {
    // private, so that no request leaves the test
    "Mutation.importPicture": { rule: "instructors", call: `importPicture(input: { url: "http://127.0.0.1/$new" })` },
    "Mutation.updateMediaFile": {
      rule: "instructors",
      of: "theirsAndAdmins",
      call: `updateMediaFile(input: { id: "$mediaFile", alt: "$new" })`,
    },
    // the same file: only who may see it gets this far
    "Mutation.replaceMediaFile": {
      rule: "instructors",
      of: "theirsAndAdmins",
      call: `replaceMediaFile(input: { id: "$mediaFile", by: "$mediaFile" })`,
      endsIn: "InvalidInput",
    },
    "Mutation.saveCaptions": {
      rule: "accounts",
      of: "theirsAndAdmins",
      call: `saveCaptions(input: { fileId: "$videoFile", language: "en", content: "WEBVTT\\n\\n00:01.000 --> 00:02.000\\n$new" })`,
    },
    "Mutation.retryMediaFile": {
      rule: "accounts",
      of: "theirsAndAdmins",
      call: `retryMediaFile(id: "$mediaFile")`,
      endsIn: "Conflict",
    },
    // a file without an owner, because only one role may delete: the next one finds nothing
    "Mutation.deleteCaptions": {
      rule: "accounts",
      of: "onlyAdmins",
      call: `deleteCaptions(fileId: "$doomedMediaFile", language: "en")`,
    },
    "Mutation.deleteMediaFile": {
      rule: "accounts",
      of: "onlyAdmins",
      call: `deleteMediaFile(id: "$doomedMediaFile")`,
    },
  },
  entities: {
    MediaFile: [{ of: "mediaFile", may: "theirsAndAdmins" }],
    Picture: [{ of: "picture", may: "everybody" }],
    // courses returns the reference to those only who may watch the lesson, and is asked again at each request by the link
    LessonMedia: [{ of: "lessonMedia", may: "everybody" }],
  },
  services: {
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Mutation.keepMediaFiles": ["courses"],
    "Query.unplayableMediaFiles": ["courses"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
  },
  paths: [
    { at: `mediaFile(id: "$mediaFile")`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").picture`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").picture.variants`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").uses`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$mediaFile").focalPoint`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile")`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").link`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").playback`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").playback.stream`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").playback.poster`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").captions`, reach: "theirsAndAdmins" },
    { at: `mediaFile(id: "$videoFile").captions.link`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.link`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.playback`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.playback.stream`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.playback.poster`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.captions`, reach: "theirsAndAdmins" },
    { at: `course(id: "$course").sections.lessons.media.captions.link`, reach: "theirsAndAdmins" },
    { at: `product(id: "$product").images.picture` },
    { at: `product(id: "$product").images.picture.focalPoint` },
    { at: `product(id: "$product").images.picture.variants` },
    { at: "mediaFiles", own: "instructors" },
    { at: "mediaFiles.pageInfo", own: "instructors" },
    { at: "mediaFiles.nodes", reach: "theirsAndAdmins" },
  ],
  /**
   * The owner's picture, with a value in each field, which the product shows, a picture without an owner, and the owner's
   * video with captions, which the lesson and the answers to quizzes have.
   */
  create: async (shop, { owner, product, lesson, draft }) => {
    const insert = `insert into media_files
        (id, owner_id, name, state, problem, size_bytes, received_bytes, sha256, content_type, width, height, placeholder,
         object_count, alt, source_url, created_at)
      values (gen_random_uuid(), $1, 'lamp.png', 'READY', 'CHECK_FAILED', 10, 10, $2, 'image/png', 100, 80, 'data:,', 9, 'A lamp',
        'https://example.com/lamp.png', now()) returning id`;
    const [picture, doomed] = ["a".repeat(64), "b".repeat(64)];
    const [own] = await shop.rows<{ id: string }>("media", insert, [owner, picture]);
    const [unowned] = await shop.rows<{ id: string }>("media", insert, [null, doomed]);
    await shop.rows(
      "catalog",
      `insert into product_images (id, product_id, url, position)
       select gen_random_uuid(), $1, $2, count(*) from product_images where product_id = $1`,
      [product, `/media/${picture}-100x80/100.webp`],
    );
    const [video] = await shop.rows<{ id: string }>(
      "media",
      `insert into media_files
         (id, owner_id, name, state, problem, size_bytes, received_bytes, sha256, content_type, object_count, alt,
          source_url, created_at)
       values (gen_random_uuid(), $1, 'lamp.mp4', 'READY', 'CHECK_FAILED', 10, 10, $2, 'video/mp4', 1, 'A lamp',
         'https://example.com/lamp.mp4', now()) returning id`,
      [owner, "c".repeat(64)],
    );
    await shop.rows(
      "media",
      `insert into playbacks (sha256, state, percent, duration_ms, width, height, files)
       values ($1, 'READY', 100, 1000, 640, 360, '{ "stream.m3u8": 10, "poster.jpg": 10 }')`,
      ["c".repeat(64)],
    );
    await shop.rows(
      "media",
      `insert into captions (file_id, language, content, changed_at)
       select id, 'en', 'WEBVTT', now() from unnest($1::uuid[]) id`,
      [[video?.id, unowned?.id]],
    );
    await shop.rows("courses", "update lessons set media_file_id = $2 where id = $1 or course_id = $3", [
      lesson,
      video?.id,
      draft,
    ]);
    await shop.rows(
      "courses",
      `update quiz_attempts set answers =
         (select jsonb_agg(answer || jsonb_build_object('fileIds', jsonb_build_array($1::text)))
          from jsonb_array_elements(answers) answer) where answers <> '[]'`,
      [video?.id],
    );
    await shop.rows("courses", "update courses set promo_file_id = $1", [video?.id]);
    if (!own || !unowned || !video) throw new Error("the media files of the known shop were not stored");
    return {
      mediaFile: own.id,
      doomedMediaFile: unowned.id,
      picture,
      videoFile: video.id,
      lessonMedia: `${lesson}.${video.id}`,
    };
  },
};
