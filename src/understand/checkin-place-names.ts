/** What people call the time where they are. Some letters stand for several; these are how most people mean them. */
export const TIMES: Readonly<Record<string, string>> = {
  "America/New_York": "est|edt|et|eastern|florida",
  "America/Chicago": "cst|cdt|ct|central|texas|illinois",
  "America/Denver": "mst|mdt|mt|mountain|colorado",
  "America/Los_Angeles": "pst|pdt|pt|pacific|california|silicon valley",
  "America/Phoenix": "arizona",
  "America/Halifax": "ast|adt|atlantic",
  "America/Sao_Paulo": "brt|brasilia",
  "Pacific/Honolulu": "hst|hawaii",
  "Europe/London": "bst|british|uk|england|scotland|wales|britain|great britain",
  "Europe/Lisbon": "wet|lisboa",
  "Europe/Berlin": "cet|cest|mez|mesz|central european|koln|munchen|frankfurt",
  "Europe/Vienna": "wien",
  "Europe/Rome": "roma|milano",
  "Europe/Prague": "praha",
  "Europe/Warsaw": "warszawa",
  "Europe/Athens": "eet|eest|eastern european",
  "Europe/Moscow": "msk|moskau|moskva|saint petersburg",
  "Asia/Kolkata": "ist|bangalore|calcutta|new delhi",
  "Asia/Dubai": "uae",
  "Asia/Singapore": "sgt",
  "Asia/Hong_Kong": "hkt",
  "Asia/Tokyo": "jst",
  "Asia/Seoul": "kst|korea",
  "Asia/Ho_Chi_Minh": "saigon|ho chi minh city",
  "Australia/Sydney": "aest|aedt",
  "Australia/Perth": "awst",
  "Pacific/Auckland": "nzst|nzdt",
  UTC: "utc|gmt|zulu",
};

/** Names that the machine's tables still have, and what the places are called now. */
export const RENAMED: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
};

/** What people call countries besides their names. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  usa: "US",
  us: "US",
  america: "US",
  "united states of america": "US",
  holland: "NL",
  turkey: "TR",
  czechia: "CZ",
  "czech republic": "CZ",
  "ivory coast": "CI",
};
