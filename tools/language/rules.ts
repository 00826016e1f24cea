import type { Rule } from "./find_words.ts";

/** The words and constructions that plain technical English does without. */
export const RULES: readonly Rule[] = [
  { pattern: /\bunless (?:it is |they are )?told\b/i, suggestion: "by default" },
  { pattern: /(?<!\bunless )(?<!\bunless it is )\btold\b/i, suggestion: "logged, reported" },
  // case counts: Python compares with `is None`
  { pattern: /\b(?:is|are|was|were) none\b/, suggestion: '"there is no X", or a table cell' },
  {
    pattern: /\b(?:is|are|was|were|has|have|takes|knows) no such\b/i,
    suggestion: '"does not exist", or name the thing',
  },
  { pattern: /\bwhom\b/i, suggestion: "name the actor" },
  { pattern: /\banew\b/i, suggestion: "again" },
  { pattern: /\b(?:takes?|taken|took|taking) up(?! to\b)\b/i, suggestion: "resume" },
  { pattern: /\b(?:puts?|is|are|was|were|stays?|one|those|config) in force\b/i, suggestion: "apply, current" },
  { pattern: /\bof use\b(?! cases?\b)/i, suggestion: "useful" },
  { pattern: /\bbegun\b/i, suggestion: "started" },
  { pattern: /\b(?:hands?|handed) on (?!the main\b)/i, suggestion: "forward" },
  { pattern: /\bwhat waits\b/i, suggestion: '"pending X"' },
  { pattern: /\b(?:is|are) at work\b/i, suggestion: "is running" },
  { pattern: /\bknows? (?:no|nothing|neither|none|of)\b/i, suggestion: "has, reads" },
  { pattern: /\b(?:gives?|given|gave) (?:back|nothing|none)\b/i, suggestion: "return, emit" },
  { pattern: /\blacks\b/i, suggestion: "has no" },
  {
    pattern: /\b(?:the|an?|its|their|our) odd\b(?! (?:number|length|count|digit|(?:last )?bit|neighbour))/i,
    suggestion: "suspicious",
  },
  { pattern: /\b(?:the|its|as|than|their|our) usual\b/i, suggestion: "default" },
  { pattern: /\bfor ever\b/i, suggestion: "forever, indefinitely" },
  { pattern: /\bof its own accord\b|\bby its own\b/i, suggestion: "by itself" },
  { pattern: /\bso (?:many|much|long) at most\b/i, suggestion: "at most N" },
  { pattern: /\bin its stead\b|\bin vain\b|\bhence\b|\bthereof\b|\bwherefore\b/i, suggestion: "a plain connective" },
  { pattern: /\b(?:MOST|LONGEST|LARGEST|HIGHEST)_[A-Z_]+\b/, suggestion: "MAX_" },
  { pattern: /\b(?:LEAST|SHORTEST|SMALLEST|LOWEST)_[A-Z_]+\b/, suggestion: "MIN_" },
  { pattern: /\bUSUAL_[A-Z_]+\b/, suggestion: "DEFAULT_" },
];
