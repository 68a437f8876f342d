const declaration = Buffer.from('<!DOCTYPE')

/** Whether a part of an Office file declares a document type, by which entities that swell are defined; no office program writes one. */
export function declaresEntities(parts: ReadonlyMap<string, Uint8Array>): boolean {
  return [...parts].some(
    ([name, part]) =>
      /\.(?:xml|rels)$/i.test(name) &&
      Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes(declaration),
  )
}
