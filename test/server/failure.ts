/** An error Chevereto handles: answered as 400 with this message and code. SQL codes are strings. */
export class ApiError extends Error {
  readonly code: number | string;

  constructor(message: string, code: number | string) {
    super(message);
    this.code = code;
  }
}

/** An error it does not handle: an HTML page under HTTP 500, whatever the format asked for. */
export class ServerError extends Error {}
