/** A storage that keeps everything that was ever put into it. */
export class Shelf {
  items = new Map<string, string>();
  history: string[] = [];

  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }

  setItem(name: string, text: string): void {
    this.history.push(text);
    this.items.set(name, text);
  }

  removeItem(name: string): void {
    this.items.delete(name);
  }
}
