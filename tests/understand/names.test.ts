import { expect, test } from "vitest";
import { conceptId } from "../../src/ids.ts";
import { createFindNames } from "../../src/understand/names.ts";
import { wordsOf } from "../../src/understand/words.ts";

const findNames = createFindNames([
  { id: conceptId("load-balancing"), names: ["Load balancing", "load balancer"] },
  { id: conceptId("failover"), names: ["Failover"] },
  { id: conceptId("service-level-objective"), names: ["Service level objective", "SLO"] },
  { id: conceptId("encryption"), names: ["Encryption"] },
  { id: conceptId("public-key-cryptography"), names: ["Public key cryptography"] },
  { id: conceptId("cryptography"), names: ["Cryptography"] },
  { id: conceptId("serialization"), names: ["Serialization"] },
]);

const namesIn = (text: string) => findNames(wordsOf(text)).map((it) => it.concept);

test.for([
  ["load balancers", "load-balancing"],
  ["a load-balancer", "load-balancing"],
  ["my loadbalancer", "load-balancing"],
  ["fail over", "failover"],
  ["our SLOs", "service-level-objective"],
  ["what does encrypted mean", "encryption"],
  ["serialisation", "serialization"],
] as const)('"%s" names %s, however it is written', ([said, concept]) => {
  expect(namesIn(said)).toEqual([concept]);
});

test("a longer name hides the shorter one inside it", () => {
  expect(namesIn("is public key cryptography slow?")).toEqual(["public-key-cryptography"]);
});

test("names come in the order in which the learner wrote them, with their places", () => {
  const found = findNames(wordsOf("first failover, then a load balancer"));
  expect(found.map(({ concept, start, end, text }) => [concept, start, end, text])).toEqual([
    ["failover", 1, 2, "failover"],
    ["load-balancing", 4, 6, "load balancer"],
  ]);
});

test("words that only lie near each other are no name", () => {
  expect(namesIn("the load is high and balancing it is hard")).toEqual([]);
});
