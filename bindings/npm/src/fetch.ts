/** What a URL serves. */
export async function fetchBytes(place: string | URL): Promise<Uint8Array> {
  const response = await fetch(place);
  if (!response.ok) throw new Error(`${place}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
