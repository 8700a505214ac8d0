/** Hand Tool Woodworking: Your First Box. */
export const woodworkingTexts: readonly string[] = [
  `A sharp chisel goes where you push it. A dull one goes nowhere, and then, when you lean on it with your whole weight, somewhere else. **Every bad cut that I have seen in twenty years of teaching came from an edge that should have been on the stone.**

Test yours on the end of a pine offcut. A sharp edge leaves a surface that shines and cuts the soft rings as cleanly as the hard ones. A dull one tears the soft rings out and leaves little white craters.

Two rules for this whole course: both hands stay *behind* the edge, and the work is held by a clamp, never by you.`,
  `Six minutes, three surfaces, every time. If sharpening takes longer, you will put it off.

1. **Coarse** (1000): set the bevel flat, rock it up by the thickness of a hair, and pull ten times. Feel for the burr along the whole width.
2. **Fine** (6000): the same angle, ten lighter strokes.
3. **Strop**: leather with green compound, ten strokes for the bevel, ten for the back.

The back is polished flat *once*, when the tool is new, and then only kissed to take the burr off.

> No burr, no edge. If you cannot feel it with your thumb across the back, go back to the first stone.`,
  `A block plane is a chisel in a jig. When it chatters, one of four screws is to blame.

- **Mouth:** close it until a sheet of paper just passes, for the end grain that we plane today.
- **Depth:** start with nothing and turn until a whisper of a shaving comes.
- **Lateral:** sight along the sole; the edge must be a line of even width.
- **Lever cap:** tight enough that the iron stays, loose enough that the depth still turns.

Skew the plane by thirty degrees on the end of a board. The cut slices, the force halves, and the far corner stays on if you come from both ends.`,
  `Wood is a bundle of straws. Plane along them in the direction in which they rise to the surface, and it is like stroking a cat. Go the other way, and you lift them and tear.

Look at the *side* of the board: the lines that run to the surface point the way. On the face of it, the cathedral arches point with the cut on the bark side and against it on the heart side.

**Exercise.** Mark an arrow on each face of your four sides, take one light shaving each way, and keep the arrow that was right. Do this before you cut anything, since the joints will hide the evidence.`,
  `The saw wants to go straight. What bends it is a wrist that steers.

1. Knife a line all around; on the waste side, chisel a shallow groove for the teeth to sit in.
2. Point your index finger along the blade, and stand so that your forearm, the saw and the line are one.
3. Start with three short pulls and no weight.
4. Then long strokes, letting the saw fall by itself. Watch the *line on the far side* in the last third.

Saw ten lines side by side into a scrap, one finger apart. The tenth is the first good one. Keep the scrap, and saw ten more tomorrow.`,
  `Ends that are square make boxes that are square. The shooting board does the measuring for you: a fence at ninety degrees, and a ramp for a plane on its side.

Push the board against the fence so that it stands out by a hair. Run the plane past, and past again, until it takes nothing. What is left is square, because it cannot be anything else.

- **Chamfer the far edge first**, or the last fibers will break off.
- Do opposite sides in *pairs*, standing together; equal lengths matter more than the right length.

Check with a square against the light. A crack as thin as a hair at the base becomes a millimeter at the lid.`,
  `Choose a face and an edge, mark them with the old signs, a loop and a V, and measure **from these two alone**. Errors that start from one place stay small; errors that start from four add up.

Set the gauge to the thickness of the board plus a shaving. Scribe around the ends of all four sides, without changing it between them. Then number the corners, one to four, on the inside, where both parts of each corner can be read at once.

Take a photograph. When the parts lie in a heap after an hour of chisel work, you will be grateful for it.`,
  `We cut the tails first, because the pins can be marked from them and the other way round is harder.

- Lay out **two whole tails and a half pin at each end**, at a slope of one in six for softwood.
- Saw both boards of a pair at once, clamped back to back.
- Remove the waste with a coping saw, a millimeter above the line.
- Chop half way from each side, the chisel leaning *into* the waste by a breath, so that the middle is hollow.

A hollow middle is not cheating. Nobody has ever seen the inside of a closed joint, and glue likes the room.`,
  `Stand the pin board upright in the vise, lay the tail board on it, and put a heavy plane on top. Nothing may move now. **Trace with a knife, not with a pencil:** a pencil line has two sides, and you will saw on the wrong one.

Saw on the waste side and *leave the line*. You should be able to see half of it on the wood that stays.

Try the joint once, with taps of a mallet, and stop when it is half way home. Shiny places show where it binds; pare those. A dovetail is fitted twice at most, since each fitting polishes it looser.`,
  `The bottom floats in a groove, so that it can grow in July and shrink in January without splitting the box. Glue it in, and it will tell you about the weather.

Plow a groove of six millimeters, six from the lower edge. On the tail boards it would come out at the ends, so stop it short there, or run it through the *middle of a tail*, where the joint covers it.

- Cut the bottom **two millimeters smaller** than the grooves across the grain.
- Plane its edges to a taper until they slide in by hand.
- Finish it with wax now; you cannot reach it later.`,
  `Glue gives you ten minutes. Spend twenty on rehearsal: put the box together dry, with every clamp, and leave the clamps at that opening.

1. Glue on the *tails* and in the corners of the sockets; a thin coat on both.
2. Two sides into one end, the bottom into its groove, the other end on top.
3. Clamp across the joints with blocks between the pins.
4. **Measure the diagonals.** If they differ, push on the longer one until they don't.

Wipe off nothing while it is wet. In half an hour the squeeze-out is like cheese, and a chisel lifts it clean.`,
  `The lid is fitted to the box as it turned out, not to the drawing. Lay the box upside down on the lid board, scribe around it, and saw outside the line.

Plane to a fit that has *air*: lower the lid on its corner of the box, and it should sink slowly, with a sigh. That is a gap of the thickness of a playing card all around.

Now break every edge that a hand will touch, with three strokes of the block plane at forty-five degrees. **A box is judged in the dark, by fingers.** Whoever opens it will not see your dovetails first; they will feel the corner of the lid.`,
  `Oil first, because it shows the grain; wax last, because it feels good.

- Wipe on a thin coat of boiled linseed oil, wait a quarter of an hour, and wipe off *all that you can*.
- Do so once a day for three days. Thick coats stay sticky for a month.
- After a week, rub in paste wax with fine steel wool along the grain, and polish with wool.

**Rags with oil can catch fire by themselves.** Spread them flat out of doors until they are stiff, then throw them away.

Sign the bottom, with the year. You have made something with five joints, no screws, and your own hands.`,
];
