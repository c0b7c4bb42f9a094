import { broadcastQueryClient } from "@tanstack/query-broadcast-client-experimental";
import { defaultShouldDehydrateMutation, MutationCache, QueryCache, QueryClient, type Mutation, type Query } from "@tanstack/query-core";
import { persistQueryClient } from "@tanstack/query-persist-client-core";
import { createSyncStoragePersister } from "@tanstack/query-sync-storage-persister";
import { failureFrom } from "../../hand-written/failure.ts";
import { MOST_RETRIES, pauseMs } from "../../hand-written/retries.ts";
import type { Ordered } from "./loan.ts";

/** What is kept is not older than a session. */
const KEPT_MS = 30 * 60_000;

/** A query client that survives a reload and tells the other tabs. */
export function keptClient(onError: (error: unknown) => void) {
  const again = {
    retry: (count: number, error: Error) => failureFrom(error).retryable && count < MOST_RETRIES,
    retryDelay: (count: number, error: Error) => pauseMs(count, failureFrom(error)),
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { ...again, staleTime: Infinity, gcTime: KEPT_MS }, mutations: again },
  });
  client.mount();
  const [stopKeeping, restored] = persistQueryClient({
    queryClient: client,
    persister: createSyncStoragePersister({ storage: storage(), key: "loan" }),
    maxAge: KEPT_MS,
    dehydrateOptions: { shouldDehydrateQuery: isKept, shouldDehydrateMutation: isKeptOrder },
  });
  const stopTelling = broadcastQueryClient({ queryClient: client, broadcastChannel: "loan" });
  const release = () => {
    stopKeeping();
    stopTelling();
    client.unmount();
  };
  return { client, restored: restored.catch(() => {}), release };
}

/** Nothing personal is kept: no profile, no account. */
function isKept({ queryKey, state }: Query): boolean {
  return state.status === "success" && (queryKey[2] === "state" || queryKey[2] === "offers");
}

function isKeptOrder(mutation: Mutation): boolean {
  const ordered = mutation.state.variables as Ordered | undefined;
  return defaultShouldDehydrateMutation(mutation) && ordered?.command.type === "choose";
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
