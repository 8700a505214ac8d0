/** Podcasting on Your Own. */
export const podcastingTexts: readonly string[] = [
  `Nobody listens to a podcast. **One person** does, on a bus, at the sink, on a run, and you are between their ears. Before you buy a cable, write that person down.

- What are they doing with their hands?
- How long does it last?
- What do they know already, and what are they tired of hearing?

If the answer to the second is *twenty-five minutes*, your episode has twenty-three. Finish this sentence and pin it above your desk: "After each episode, my listener can ...". An episode that does not finish your sentence is a different show.`,
  `A script makes you sound like a script. An outline keeps you on the road and lets you look out of the window.

1. **Hook**, 30 seconds: the most surprising thing that you will say. Say it now.
2. **Promise**, one sentence.
3. **Three points.** For each: a claim, a story, a number.
4. **So what**, one minute.
5. **Goodbye**, with one thing to do.

Write out word by word only the first two sentences and the last. In between, use headings that you can read at a glance. If a point has no story, it is not a point yet; it belongs in the show notes.`,
  `A room with bare walls answers everything you say. You hear it as "cheap", even when you cannot say why.

Clap once. If there is a flutter behind the clap, you have work to do, and none of it costs money:

- record in the room with the bed, facing an **open wardrobe**,
- hang a blanket on a clothes rail behind *you*, since it is what the microphone looks at,
- put a folded towel under the stand,
- unplug the fridge, and put your car keys in it so that you plug it in again.

Egg cartons do nothing. Heavy, soft and behind you is the whole secret.`,
  `Keep a hand's width, thumb to little finger, between your mouth and the microphone. Closer is boomy, farther away is the room. Mark the distance with a pencil on a string, and go back to it whenever you lean in.

**Plosives** are the puffs of P and B. Speak *past* the microphone, towards a point two fingers beside it, and they miss. A pop filter helps; an angle helps more.

Try it: say "Peter's paper boat" three times, straight on, at an angle, and at an angle with the filter. Listen with headphones. You will never sit straight in front of one again.`,
  `Set your level once, before you begin, and leave it alone.

- Talk as loud as you will when you get excited, not as you do in "one, two".
- The peaks should touch **−12 dB** and never pass −6.
- Quiet is fine. Too loud is gone: a clipped word cannot be mended.

Record ten seconds of *silence* at the start of each session. It is the fingerprint of the room, and the editor takes the hum out by it.

Save as WAV with 48 kHz. It is bigger than MP3 and that does not matter; you will make it small at the very end, once.`,
  `The hardest thing about a microphone is that it does not nod.

Put a photograph of your one listener behind it. Stand up. Smile at the beginning of sentences; it is audible, and it lifts the voice by a third. When you stumble, **stop, breathe, clap**, and say the whole sentence again. The clap is a spike that you find at once when you edit.

- Drink water at room temperature, and eat a green apple if your mouth clicks.
- Record in stretches of ten minutes. Nobody is interesting for forty.
- Leave your mistakes in when they are funny. They are the only part that could not have been written.`,
  `Editing is done three times, each time for one thing.

1. **For sense.** Listen at 1.5 speed and cut whole passages. If you skip it, so will they.
2. **For breath.** Now at normal speed: stumbles, doubled words, and pauses longer than a second. Do *not* remove all breaths; people who never breathe are frightening.
3. **For sound.** Noise reduction by your ten seconds of silence, a gentle compressor at 3:1, and loudness to **−16 LUFS**.

A cut is invisible when it falls in the middle of an S or on a breath. Put your cursor there, zoom in until the wave crosses zero, and cut.`,
  `Ten seconds of a song that you love can cost you the whole feed. There is no rule of "a few seconds are free", in any country.

What you may use:

- music under **CC0** or **CC BY**, with the credit in the show notes,
- music from a library that you pay, while you keep the receipt,
- a friend's guitar, with a mail in which they say *yes, for this show, for good*.

Fade in under your last sentence, not after it. Keep the bed at least 18 dB below the voice. And choose something without words: two people talking is one too many.`,
  `A podcast is a text file. It is called a feed, it lives at one address, and every player in the world reads it from there.

You need four things for it: a title, a square picture of 3000 pixels, a category, and an MP3 of 128 kbit/s in mono. Your host writes the file; you fill in the form.

**Publish three episodes on the first day.** Someone who likes one wants another, and a show with one episode looks like a show that has ended.

Then submit the feed's address to the directories, once. From now on, a new episode is one upload. Set a day of the week, and keep it for ten weeks before you judge anything.`,
];
