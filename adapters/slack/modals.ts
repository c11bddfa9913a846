import type { KnownBlock, ModalView } from "@slack/types";
import { shortened } from "../../src/reply/sentences.ts";
import { SAYINGS } from "../shared/sayings.ts";
import { plain } from "./controls.ts";
import { MAX_METADATA, MAX_SECTION, MAX_TITLE, MAX_TYPED } from "./limits.ts";
import type { Request, Spot, Under } from "./seen.ts";

/** The only field of a modal, and the block that it is in. */
export const FIELD = "said";

/** Where the answer to what is written into a modal belongs; it is carried along in the modal. */
export interface ModalPlace {
  readonly spot: Omit<Spot, "workspace">;
  readonly responseUrl?: string;
  readonly under?: Pick<Under, "ts" | "isPrivate">;
}

/** What a modal asks for. */
export interface Asking {
  readonly title: string;
  readonly label: string;
  /** What stands above the field. */
  readonly about?: string;
  readonly mayBeEmpty?: boolean;
}

/** An answer in the learner's own words. */
export const OWN_WORDS = {
  title: SAYINGS["modal-title"],
  label: SAYINGS["modal-label"],
} as const satisfies Asking;

/** A field to write into, under what is asked for. */
export function modalFor(
  callbackId: string,
  { title, label, about = "", mayBeEmpty = false }: Asking,
  place: ModalPlace,
): ModalView {
  const above = about.trim() ? [section(about)] : [];
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: spellPlace(place),
    title: plain(title, MAX_TITLE),
    submit: plain("Send", MAX_TITLE),
    close: plain("Cancel", MAX_TITLE),
    blocks: [
      ...above,
      {
        type: "input",
        block_id: FIELD,
        optional: mayBeEmpty,
        label: plain(label, MAX_TITLE),
        element: {
          type: "plain_text_input",
          action_id: FIELD,
          multiline: !mayBeEmpty,
          max_length: MAX_TYPED,
          focus_on_load: true,
        },
      },
    ],
  };
}

/** What a request's modal carries along. */
export const placeOfRequest = (
  { spot: { workspace: _, ...spot }, responseUrl }: Request,
  under?: Under,
): ModalPlace => ({
  spot,
  ...(responseUrl ? { responseUrl } : {}),
  ...(under ? { under: { ts: under.ts, isPrivate: under.isPrivate } } : {}),
});

/** Reads what a modal carried along; undefined where it is none of these modals. */
export function readPlace(metadata: string): ModalPlace | undefined {
  try {
    const read: unknown = JSON.parse(metadata);
    return read instanceof Object && "spot" in read ? (read as ModalPlace) : undefined;
  } catch {
    return undefined;
  }
}

const section = (text: string): KnownBlock => ({
  type: "section",
  text: { type: "plain_text", text: shortened(text.trim(), MAX_SECTION) },
});

/** An address that would be too long isn't worth losing the modal. */
function spellPlace(place: ModalPlace): string {
  const whole = JSON.stringify(place);
  const { responseUrl: _, ...without } = place;
  return whole.length <= MAX_METADATA ? whole : JSON.stringify(without);
}
