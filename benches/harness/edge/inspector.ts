import { fetch, type Miniflare } from "miniflare";

/** What an isolate holds, in bytes. */
export interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

type Socket = NonNullable<Awaited<ReturnType<typeof fetch>>["webSocket"]>;

/** The inspector of an isolate in workerd. */
export class Inspector {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #sent = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id: number; result: unknown };
      this.#waiting.get(id)?.(result);
    });
    socket.accept();
  }

  /** That of the worker of this name. */
  static async of(server: Miniflare, worker: string): Promise<Inspector> {
    const url = new URL(`/core:user:${worker}`, await server.getInspectorURL());
    url.protocol = "http:";
    const { webSocket } = await fetch(url, { headers: { Upgrade: "websocket" } });
    if (!webSocket) throw new Error("workerd shows no inspector");
    return new Inspector(webSocket);
  }

  /** What is held once nothing is left to be collected. `wake` is a request: the isolate collects when it next runs. */
  async held(wake: () => Promise<unknown>): Promise<HeapUsage> {
    await this.#ask("HeapProfiler.enable");
    for (let time = 0; time < 2; time++) {
      let isCollected = false;
      void this.#ask("HeapProfiler.collectGarbage").then(() => (isCollected = true));
      while (!isCollected) await wake();
    }
    return (await this.#ask("Runtime.getHeapUsage")) as HeapUsage;
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string, params: object = {}): Promise<unknown> {
    this.#sent += 1;
    const id = this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
