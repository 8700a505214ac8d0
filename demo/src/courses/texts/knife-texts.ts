/** Knife Skills for Home Cooks. */
export const knifeTexts: readonly string[] = [
  `Two grips, and you have all ten fingers for life.

**The pinch.** Thumb and the side of the index finger hold the *blade*, just in front of the handle; the other three hold on. It feels odd for an hour and then you steer from the front, as you should.

**The claw.** The other hand holds the food with its fingertips curled *under*, thumb behind. The flat of the blade slides along the knuckles. It cannot reach what is behind them.

Put the knife down and practice the claw on a table: walk backwards a centimeter at a time. The guide hand sets the thickness of the slice; the knife only goes up and down.`,
  `A board that moves is more dangerous than a dull knife. Wet a kitchen towel, wring it out, lay it flat, and put the board on it. Push with your palm: it must not give.

- Wood or soft plastic. **Never glass, never stone**; they take an edge off in an evening.
- As big as your sink allows. You want room for three heaps.
- One for raw meat, and it looks different from the others.

Stand with your hip against the counter and one foot back. If your shoulders creep up, the board is too high; a second towel will not help, but lower shoes might.`,
  `A knife is a very fine saw. Press, and it crushes; *slide*, and it cuts.

Take a cucumber. Put the tip on the board, draw the blade forward and down in one curve, lift the heel, come back. The tip hardly leaves the board. Listen: a slice is silent, a chop knocks.

1. Twenty slices as thick as a coin.
2. Twenty as thick as a matchbox.
3. Twenty that you can read through.

Slow. **Speed comes by itself** and cannot be practiced; evenness can. If your slices are wedges, your blade leans. Look at it from above, not from the side.`,
  `You will cut more onions than anything else, so here are three ways, from the safest to the fastest.

- **The rows:** halve it through the root, peel, slice, turn, slice. Leave the root on; it is your handle.
- **The grid:** cuts towards the root, two flat ones with the palm on top, then across. Even dice.
- **The fan:** no flat cuts. The layers are already there; aim each cut at the center, like spokes.

Crying? A sharp knife breaks fewer cells, and a cold onion smells less: ten minutes in the freezer. Candles and spoons in the mouth are folklore.

**Homework:** a bag of onions, and then soup.`,
  `Basil that turns black was crushed, not cut. Herbs want a dry leaf and one pass.

Wash them early and dry them in a towel. Stack the big leaves, roll them like a cigar, and slice across in single pulls: ribbons, with a clean edge. For parsley, gather a tight bundle under the claw and shave it, *once*. Going over the heap again and again with a rocking knife bruises it, and the green stays on the board.

- Soft stems of parsley and coriander: use them, they have more taste.
- Rosemary and thyme: pull against the growth.
- Chives: scissors are no shame.`,
  `Round things roll, and the knife goes with them. **Make a flat side first.** This is the whole lesson, and it works for potatoes, carrots, squash and lemons.

Cut a thin slice off one side. Turn the food on to it. Now it stands.

- *Carrot:* halve it lengthwise, lay it on its belly, then slice.
- *Squash:* tap the heel of the knife in with a rolling pin beside the stem. Don't swing.
- *Tomato:* start at the shoulder with the tip, where the skin is thinnest.

If something still wobbles, stop. No dish needs that slice.`,
  `The steel does not sharpen. It straightens an edge that has folded over, as edges do after a few dinners. Thirty seconds, before you cook, every time.

Stand the steel upright on a towel. Put the heel of the blade against the top, at the angle of a matchbook on its side, **about 15 degrees**. Draw down and towards you in one arc until the tip leaves at the bottom. Other side. Six times in all, as light as shaving.

Test it on a tomato without pushing. If the skin gives way by itself, cook. If it doesn't after two rounds, the edge is *gone*, not folded: that is the next lesson.`,
  `Sit down with a stone of 1000 and 3000, a towel, and something to listen to.

1. Soak the stone until no more bubbles come.
2. Coin under the spine: that is your angle. Keep it.
3. Fingers of the other hand on the blade, right above the edge. Push away, from heel to tip, and count to thirty.
4. Feel on the *other* side for the burr: a tiny hook along the whole length. No burr, no stopping.
5. Turn, thirty again, then ten, five, one on each side.
6. The fine stone, ten on each side, with half of the weight.

Cut a sheet of paper. When it whispers, rinse the knife, dry it, and be careful for a week; **you are used to a blunter one.**`,
];
