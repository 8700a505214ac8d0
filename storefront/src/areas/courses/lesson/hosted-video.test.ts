import { expect, test } from "vitest";
import { hostedVideoOf } from "./hosted-video.js";

const youTube = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0";

test.each([
  ["a page", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", ""],
  ["a page without www", "http://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ", ""],
  ["a page for telephones", "https://m.youtube.com/watch?v=dQw4w9WgXcQ&feature=share", ""],
  ["a short address", "https://youtu.be/dQw4w9WgXcQ?si=a1", ""],
  ["a short video", "https://www.youtube.com/shorts/dQw4w9WgXcQ", ""],
  ["a broadcast", "https://www.youtube.com/live/dQw4w9WgXcQ", ""],
  ["a player", "https://www.youtube.com/embed/dQw4w9WgXcQ", ""],
  ["a player without cookies", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90", "&start=90"],
  ["seconds", "https://youtu.be/dQw4w9WgXcQ?t=90", "&start=90"],
  ["seconds with their unit", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90s", "&start=90"],
  ["minutes and seconds", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s", "&start=90"],
  ["hours", "https://youtu.be/dQw4w9WgXcQ?t=1h2m3s", "&start=3723"],
  ["a time that is none", "https://youtu.be/dQw4w9WgXcQ?t=soon", ""],
])("the player of YouTube plays %s", (_name, address, start) => {
  expect(hostedVideoOf(address)).toEqual({ host: "YouTube", player: youTube + start });
});

test.each([
  ["a page", "https://vimeo.com/76979871", "76979871?dnt=1&autoplay=1"],
  ["a page with www", "https://www.vimeo.com/76979871/", "76979871?dnt=1&autoplay=1"],
  ["an unlisted video", "https://vimeo.com/76979871/ab12cd34ef?share=copy", "76979871?dnt=1&autoplay=1&h=ab12cd34ef"],
  ["a video of a channel", "https://vimeo.com/channels/staffpicks/76979871", "76979871?dnt=1&autoplay=1"],
  ["the page of its owner", "https://vimeo.com/manage/videos/76979871/ab12", "76979871?dnt=1&autoplay=1&h=ab12"],
  ["a player", "https://player.vimeo.com/video/76979871?h=ab12&dnt=0", "76979871?dnt=1&autoplay=1&h=ab12"],
  ["a start", "https://vimeo.com/76979871#t=1m30s", "76979871?dnt=1&autoplay=1#t=90s"],
])("the player of Vimeo plays %s", (_name, address, player) => {
  expect(hostedVideoOf(address)).toEqual({ host: "Vimeo", player: `https://player.vimeo.com/video/${player}` });
});

test.each([
  ["https://evilyoutube.com/watch?v=dQw4w9WgXcQ"],
  ["https://youtube.com.example.com/watch?v=dQw4w9WgXcQ"],
  ["https://example.com/?u=https://youtu.be/dQw4w9WgXcQ"],
  ["https://youtube.com@example.com/watch?v=dQw4w9WgXcQ"],
  ["https://www.youtube.com/@channel"],
  ["https://www.youtube.com/playlist?list=PL1"],
  ["https://www.youtube.com/embed/videoseries?list=PL1"],
  ["https://www.youtube.com/embed/live_stream?channel=UC1"],
  ['https://youtu.be/"onload="a'],
  ["https://youtu.be/"],
  ["https://evilvimeo.com/76979871"],
  ["https://vimeo.com/features"],
  ["https://vimeo.com/76979871/settings"],
  ["https://player.vimeo.com/external/76979871.hd.mp4"],
  ["/watch?v=dQw4w9WgXcQ"],
  ["youtube"],
])("an address that only looks alike has no player: %s", (address) => {
  expect(hostedVideoOf(address)).toBeUndefined();
});
