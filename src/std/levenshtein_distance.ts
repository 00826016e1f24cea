import { levenshteinDistance as stdLevenshteinDistance } from "@std/text/levenshtein-distance";

/** Counts the characters to insert, delete or replace to turn one text into the other (`@std/text`), typed. */
export const levenshteinDistance: (a: string, b: string) => number = stdLevenshteinDistance;
