/** The standing phrases for when not all is well with Mentor itself; `content/phrases.md` has them too. */
export const SURVIVAL_PHRASES = [
  "away",
  "away-blank",
  "away-full",
  "away-not-now",
  "slow-down",
] as const;
