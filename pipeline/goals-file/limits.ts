/** A goal longer than this is a fault of the file, such as a quotation mark that was never closed. */
export const LONGEST_GOAL = 20_000
/** Goals are words: a file beyond this holds something else. */
export const MOST_BYTES = 100_000_000
