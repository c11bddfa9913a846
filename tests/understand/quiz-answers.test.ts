import { expect, test } from "vitest";
import { readAnswer } from "../../src/understand/quiz-answers.ts";

const RULES = [
  "Each worker in turn",
  "The one with the fewest open jobs",
  "Always the first worker that is awake",
  "A worker chosen by the customer's country",
];
const TRUTHS = ["True", "False"];

const placeOf = (said: string, options: readonly string[]) => {
  const answer = readAnswer(said, options);
  return answer.kind === "option" ? answer.place : answer.kind;
};

test.for<[string, number]>([
  ["b", 1],
  ["B)", 1],
  ["(c)", 2],
  ["a", 0],
  ["answer: d.", 3],
  ["I think it's b", 1],
  ["definitely option 3", 2],
  ["2", 1],
  ["#2", 1],
  ["number two please", 1],
  ["the second one", 1],
  ["2nd", 1],
  ["the last", 3],
  ["hmm maybe the third one?", 2],
  ["is it b?", 1],
  ["c, because it is awake", 2],
])("a learner who says %o means the option in that place", ([said, place]) => {
  expect(placeOf(said, RULES)).toBe(place);
});

test.for<[string, number]>([
  ["Each worker in turn", 0],
  ["each wroker in trun i guess", 0],
  ["fewest open jobs", 1],
  ["the one wiht the fewst open jobs", 1],
  ["the first worker that is awake", 2],
  ["a worker chosen by country", 3],
  ["by the customers country", 3],
])(
  "an option's own words, whole or in part and with typos, mean that option: %o",
  ([said, place]) => {
    expect(placeOf(said, RULES)).toBe(place);
  },
);

test.for<[string, string]>([
  ["a or b", "unclear"],
  ["both", "unclear"],
  ["all of the above", "unclear"],
  ["not the first one", "unclear"],
  ["worker", "unclear"],
  ["the cook burnt the soup again", "none"],
  ["encryption of passwords", "none"],
])("%o is taken for no option", ([said, kind]) => {
  expect(placeOf(said, RULES)).toBe(kind);
});

test.for<[string, number | string]>([
  ["true", 0],
  ["T", 0],
  ["yes", 0],
  ["I think that's true", 0],
  ["correct", 0],
  ["false", 1],
  ["fasle", 1],
  ["no", 1],
  ["nope, never", 1],
  ["not true", 1],
  ["that's wrong", 1],
  ["false because it breaks", 1],
  ["the second", 1],
  ["it depends on the weather", "unclear"],
])("true or false is answered by %o", ([said, place]) => {
  expect(placeOf(said, TRUTHS)).toBe(place);
});

test("an option that is a number is meant by that number, wherever it stands", () => {
  expect(placeOf("three", ["Two", "Three", "Four"])).toBe(1);
  expect(placeOf("2", ["4", "3", "2"])).toBe(2);
});

test("the opposite of an option is not that option", () => {
  const options = ["It waits until the other is back", "The rest take it over"];

  expect(placeOf("it waits until the other is back", options)).toBe(0);
  expect(placeOf("it does not wait for the other", options)).not.toBe(0);
});

test("a yes or a no chooses the option that begins with it", () => {
  expect(placeOf("yes", ["Yes, but only for reads", "No"])).toBe(0);
  expect(placeOf("no", ["Yes, but only for reads", "No"])).toBe(1);
});
