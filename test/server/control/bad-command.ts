/** A command that does not exist, or an argument it cannot take. */
export class BadCommand extends Error {}
