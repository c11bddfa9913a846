import type { Library } from "../content/model.ts";
import type { Finder } from "./finder.ts";
import type { FollowUps } from "./follow-ups.ts";

/** All that the mentor knows, and what helps to find it. */
export interface Knowledge {
  readonly library: Library;
  readonly finder: Finder;
  readonly followUps: FollowUps;
}
