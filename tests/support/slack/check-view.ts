import type { Json } from "../json.ts";
import { checkBlocks } from "./check-blocks.ts";
import { createFaults } from "./faults.ts";

/** https://docs.slack.dev/reference/views */
const MOST_TITLE = 24;
const MOST_METADATA = 3000;
const MOST_CALLBACK_ID = 255;
const MOST_EXTERNAL_ID = 255;
const MOST_VIEW_BYTES = 250_000;

const PLAIN = ["plain_text"] as const;

/** Holds a view against Slack's rules. @throws {Refusal} */
export function checkView(view: Json, surface: "modal" | "home"): void {
  const faults = createFaults();
  if (view.type !== surface) faults.fault("/view/type", `must be ${surface}`);
  if (surface === "modal") {
    faults.text(view.title, "/view/title", MOST_TITLE, PLAIN);
    if (view.submit !== undefined) faults.text(view.submit, "/view/submit", MOST_TITLE, PLAIN);
    if (view.close !== undefined) faults.text(view.close, "/view/close", MOST_TITLE, PLAIN);
  }
  faults.string(view.private_metadata, "/view/private_metadata", 0, MOST_METADATA);
  faults.string(view.callback_id, "/view/callback_id", 0, MOST_CALLBACK_ID);
  faults.string(view.external_id, "/view/external_id", 0, MOST_EXTERNAL_ID);
  checkBlocks(view.blocks, surface, faults);
  const hasInput =
    Array.isArray(view.blocks) && view.blocks.some((it: Json) => it.type === "input");
  if (surface === "modal" && hasInput && view.submit === undefined)
    faults.fault("/view/submit", "missing required field: a view with inputs needs it");
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_VIEW_BYTES)
    faults.fault("/view", `must be less than ${MOST_VIEW_BYTES} bytes`);
  faults.done("invalid_arguments");
}
