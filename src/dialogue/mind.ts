import type { Marker } from "../learning/marker.ts";
import type { Knowledge } from "../understand/knowledge.ts";
import type { Voices } from "./voice.ts";

/** All that a turn needs besides memory and the event: what the mentor knows, and how it speaks. */
export interface Mind extends Knowledge {
  readonly marker: Marker;
  readonly voices: Voices;
}
