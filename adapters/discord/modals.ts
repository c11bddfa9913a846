import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { shortened } from "../../src/reply/sentences.ts";
import { MAX_TITLE, MAX_TYPED } from "./limits.ts";
import type { Words } from "./locales/words.ts";

/** How much of what is answered stands above the field: enough for a question, and no scrolling to the field. */
const MOST_ABOVE = 1000;

/** A field for an answer in the learner's own words, under what is to be answered. */
export function modalFor(
  customId: string,
  { sayings }: Words,
  about: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: shortened(sayings["modal-title"], MAX_TITLE),
    components: [
      ...(about.trim()
        ? [{ type: ComponentType.TextDisplay as const, content: shortened(about, MOST_ABOVE) }]
        : []),
      {
        type: ComponentType.Label,
        label: shortened(sayings["modal-label"], MAX_TITLE),
        component: {
          type: ComponentType.TextInput,
          custom_id: "said",
          style: TextInputStyle.Paragraph,
          min_length: 1,
          max_length: MAX_TYPED,
          required: true,
        },
      },
    ],
  };
}
