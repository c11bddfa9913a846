import fc from "fast-check";
import { expect, test } from "vitest";
import { casesOf, crossValidated, figuresOf } from "../../bench/marking.ts";
import { ownVersions } from "../../bench/versions.ts";
import { withoutOpeners } from "../../src/learning/marking/openers.ts";
import { createMarker } from "../../src/learning/marking.ts";
import { languageOf } from "../../src/understand/language.ts";
import { concept, library } from "../support/library.ts";
import { realMind } from "../support/meet.ts";

const { library: real, finder, marker: realMarker } = await realMind();
const language = languageOf(finder.mend);
const marker = createMarker(real, language);

const known = (id: string) => {
  const found = [...real.concepts.values()].find((it) => it.id === id);
  if (!found) throw new Error(`no concept ${id}`);
  return found;
};

test("weights that never met a concept mark versions of it as well as ever", () => {
  const figures = figuresOf(crossValidated(casesOf(marker, real, ownVersions())));

  expect(figures.versions).toBeGreaterThan(290);
  expect(figures.plain).toBeGreaterThan(0.5);
  expect(figures.kappa).toBeGreaterThan(0.75);
  expect(figures.wrongConfirmed).toBeLessThan(0.08);
  expect(figures.rightCorrected).toBeLessThan(0.06);
});

test("the weights that come with Mentor mark versions as well as ever", () => {
  const marked = ownVersions().map((version) => ({
    version,
    judged: realMarker.mark(version.said, [known(version.concept)]).judged,
  }));
  const figures = figuresOf(marked);

  expect(figures.plain).toBeGreaterThan(0.5);
  expect(figures.kappa).toBeGreaterThan(0.8);
  expect(figures.wrongConfirmed).toBeLessThan(0.06);
  expect(figures.rightCorrected).toBeLessThan(0.05);
});

test("a learner's picture of spare plans fits redundancy, even where fault tolerance is talked about", () => {
  const said = "So, it's like having a plan B and plan C in case plan A fails?";

  expect(marker.mark(said, [known("fault-tolerance"), known("redundancy")])).toMatchObject({
    concept: "redundancy",
    judged: "fits",
    verdict: "right",
  });
});

test("a learner who says a misconception is asked about that one", () => {
  const tolerance = known("fault-tolerance");
  const mark = marker.mark("so it means that nothing can ever break", [tolerance]);
  const wrong = tolerance.misconceptions.find((it) => it.id === mark.misconception);

  expect(mark).toMatchObject({ judged: "misconception", verdict: "wrong" });
  expect(wrong?.claim).toMatch(/nothing ever breaks/i);
});

test.for(["something with servers", "it's a thing in the cloud", "ok", "?!"])(
  "a learner who says no more than %o is not judged by it",
  (said) => {
    expect(marker.mark(said, [known("caching")]).judged).toBe("too-little");
  },
);

test("every version of every kind of letters gets a mark, twice the same", () => {
  const concepts = [known("caching"), known("cdn")] as const;
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (said) => {
      const mark = marker.mark(said, concepts);
      expect(["fits", "misconception", "too-little", "unsure"]).toContain(mark.judged);
      expect(marker.mark(said, concepts)).toEqual(mark);
    }),
    { numRuns: 40 },
  );
});

test("a concept without points and misconceptions can be said back too", () => {
  const bare = concept("quorum", { definition: "plain" }, { points: [] });
  const own = createMarker(library(bare), language);

  expect(own.mark("more than half of them say yes", [bare])).not.toHaveProperty("nearest");
});

test.for([
  ["so basically it keeps copies", "it keeps copies"],
  ["In my own words: it keeps copies, right?", "it keeps copies"],
  ["let me see if i got it: it keeps copies, did I get that right?", "it keeps copies"],
  ["something like a copy", "something like a copy"],
  ["okra grows", "okra grows"],
  ["so, right?", "so, right?"],
])("what leads into a version says nothing of it: %o", ([said, left]) => {
  expect(withoutOpeners(said ?? "")).toBe(left);
});
