/** An object as it came, parsed and otherwise untouched. */
export type JSONObject = Readonly<Record<string, unknown>>;

/**
 * What stands in objects, under names that are alike whatever their case and underscores.
 *
 * @internal
 */
export class Fields {
  /** An object's names are gone through once, however many are asked for: the sender decides how many there are. */
  #names = new Map<JSONObject, Map<string, string>>();

  /** The first that fits, of those at these paths (`borrower.journey.type`); else `null`. */
  find<T>(root: JSONObject, paths: readonly string[], fits: (value: unknown) => value is T): T | null;
  find(root: JSONObject, paths: readonly string[], fits: (value: unknown) => boolean): unknown;
  find(root: JSONObject, paths: readonly string[], fits: (value: unknown) => boolean): unknown {
    for (const path of paths) {
      const value = path.split(".").reduce<unknown>((object, name) => this.#field(object, name), root);
      if (fits(value)) return value;
    }
    return null;
  }

  #field(object: unknown, name: string): unknown {
    if (!isObject(object)) return undefined;
    const key = this.#namesOf(object).get(plain(name));
    return key === undefined ? undefined : object[key];
  }

  #namesOf(object: JSONObject): Map<string, string> {
    let names = this.#names.get(object);
    // Of names that are alike the first one counts: the last to be set.
    names ??= new Map(Object.keys(object).reverse().map((key) => [plain(key), key]));
    this.#names.set(object, names);
    return names;
  }
}

/** @internal */
export function isObject(value: unknown): value is JSONObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
