import { createTerminal } from "../../adapters/terminal/main.ts";
import { conversationId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import { concept, library } from "./library.ts";
import { mindOf } from "./meet.ts";

// A terminal in which the mentor speaks unasked a second after the learner sat down.
const { stdin: input, stdout: output } = process;
const mentor = createMentor(await mindOf(library(concept("caching"))), createInProcessStore());
const terminal = createTerminal({ mentor, name: "ana", input, output });
await terminal.start();
setTimeout(async () => {
  await terminal.outlet.deliver({
    conversation: conversationId("terminal:ana"),
    key: "monday",
    reply: {
      move: "checkin",
      concepts: [],
      blocks: [{ kind: "text", markdown: "Good morning! A question for today." }],
      actions: [{ id: "m1:ask:caching", label: "What was caching?" }],
    },
  });
}, 1_000);
await terminal.ended;
