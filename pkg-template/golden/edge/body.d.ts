/**
 * The JSON object of a request; empty where there is no body.
 *
 * @throws Refusal `BODY_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `BODY_UNREADABLE`
 */
export declare function readObject(request: Request, mostBytes: number): Promise<Readonly<Record<string, unknown>>>;
/** The text fields of a form, in order, however it was sent: urlencoded, multipart or JSON. None where it cannot be read. */
export declare function readForm(request: Request, mostBytes: number): Promise<[name: string, value: string][]>;
