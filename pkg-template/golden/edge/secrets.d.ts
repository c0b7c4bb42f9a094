/** Whether an API key is anywhere in a value. */
export declare function holdsAPIKey(value: unknown): boolean;
/**
 * The last gate before the page: a text with an API key or a refresh token does not pass.
 *
 * @throws Refusal `SECRET_REFUSED`
 */
export declare function withoutSecrets(text: string): string;
/**
 * A value as JSON inside an HTML `script` of type `application/json`: data that no policy takes for code.
 *
 * @throws Refusal `SECRET_REFUSED`
 */
export declare function dataBlock(id: string, value: unknown): string;
