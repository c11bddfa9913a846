import type { Reason } from "../../learning/priorities.ts";
import type { Voice } from "../voice.ts";
import { daysInWords } from "./counts.ts";

/** Why a concept is worth asking now, as the rest of a sentence: "you missed it last time". */
export function whyNow(reason: Reason, voice: Voice): string {
  switch (reason.kind) {
    case "due":
      return voice("why-due", { days: daysInWords(reason.days) });
    case "needed":
      return voice("why-needed", { by: reason.by.name });
    case "misconception":
    case "missed":
    case "wanted":
    case "read":
    case "shaky":
    case "known":
      return voice(`why-${reason.kind}`);
    default:
      return reason satisfies never;
  }
}
