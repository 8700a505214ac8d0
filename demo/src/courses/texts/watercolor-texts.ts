/** Watercolor Landscapes. */
export const watercolorTexts: readonly string[] = [
  `Three washes are all that you ever paint. The pear is only an excuse.

1. **Flat:** mix more than you need, tilt the board, lay a stripe, and pull the bead of color down with the next one. Don't go back.
2. **Graded:** the same, with a brush of clean water after each stripe.
3. **Charged:** a shape of clean water, and one touch of color at its edge. Let go.

Now draw a pear, make it wet, and touch it with yellow on the left and green on the right. Where they meet, *do nothing*. It takes four minutes to dry, and those are the lesson.`,
  `Fog is the easiest thing to paint, as long as you are brave for ten minutes and patient for twenty.

Wet the whole sheet on both sides until it lies flat and shines. Wait until the shine is gone but the paper is cold to the back of your hand. **Now:** a gray of ultramarine and burnt sienna, thick as cream, for the trees. They bloom by themselves into the wet.

- Bloom too far? You began too soon.
- Hard edges? Too late. Wet it again tomorrow, not today.

For the nearest tree, wait until the paper is dry, and paint it *once*, dark. All the depth of the picture comes from that one difference.`,
  `A hard edge says "look here". A soft one says "and so on". A painting with hard edges everywhere shouts all the time.

Paint a hill with a loaded brush. At once, rinse the brush, squeeze it until it is only damp, and run it along the *lower* edge. The color follows the water and fades. That is a lost edge.

**Exercise:** five hills, one behind the other. Keep the top edges hard and the lower edges lost, each hill a little stronger than the last. You have painted mist in a valley, and you have not painted any mist.`,
  `You have five minutes, because that is how long the paper stays wet. Set a timer; it is more fun.

- Minute one: clean water everywhere but on *two clouds*. Leave them dry and ragged.
- Minute two: cerulean at the horizon, ultramarine at the top, with big diagonal strokes.
- **Minute three: stop**, and tilt the board so that it runs together.
- Minute four: a touch of gray, red and blue, under the clouds.
- Minute five: lift a soft edge with a paper towel. Once.

Skies are ruined in the sixth minute. Put the brush down and make tea.`,
  `A tree is not a heap of leaves, it is a *shape of light with holes in it*. Look at one with your eyes half closed: you see three or four lumps, and sky in between.

Use the side of the brush, fairly dry, and roll it; the paper's tooth makes the leaves for you. **Warm green on the side of the sun, cool below**, and leave the sky holes alone.

While it is damp, drop a darker green into the lower half of each lump. Then the trunk: not one line from the ground to the top but three short pieces, seen through the holes.

If it still looks like broccoli, it has no holes. Lift some out with a thirsty brush.`,
  `Still water is a mirror that lies a little: what is light above is *darker* in it, and what is dark is *lighter*. Paint both from one puddle of color.

1. Paint the far shore, with its trees. Let it dry.
2. Wet the lake with clean water, straight up to the shore.
3. Pull the colors of the trees **straight down** into it, with a flat brush.
4. One stroke, side to side, with a damp brush: that is the surface.
5. When it is dry, scratch a single line of light with a knife. One. Two is a sea.

Reflections go straight down, always, wherever the sun is.`,
  `I have carried an easel up a hill. Once.

**Take:** a pad as large as your hand, a box of six colors, a brush with a point and a flat one, a bottle of water with a lid that is also the cup, two clips, a paper towel, a hat.

*Leave:* the easel, the stool, the big sheet, the masking fluid, the pencil case, and the idea of a finished picture.

The six colors are a warm and a cool one each of yellow, red and blue. You can mix any green from them that grows, and some that don't. Sit with your back to the sun, so that your paper is in your own shade.`,
  `The light lasts twenty minutes. You cannot paint it in twenty minutes, so write it down instead.

- **Two minutes:** a frame as large as a matchbox, in pencil. Three values: light, middle, dark. Nothing else.
- *Five minutes:* a second frame, with color, one wash for each value.
- **Ten minutes:** now the picture, with the small ones beside it. Ignore what has changed since.
- The rest: words in the margin. "Shadow is violet, warmer at the edge. Wind from the left. Smells of hay."

At home, the words will be worth more than the paint. Next week you will know what the violet was. Go out again tomorrow; it will all be different, and that is why.`,
];
