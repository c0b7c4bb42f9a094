/** Unpacks a module from this package's own text. */
export async function unpacked(gzipped: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(gzipped), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
