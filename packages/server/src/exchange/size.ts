/** How many bytes a message may have, whichever way it comes. */
export const mostBytes = 10 * 1024 * 1024
