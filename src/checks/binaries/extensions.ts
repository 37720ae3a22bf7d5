/** Extensions, in lower case and without dots, from lines of them. */
export function extensionSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}

/** Extensions of compiled code under which text is not at home. */
const BINARY_ONLY = extensionSet(
  'so dll dylib spv exe pyd o efi cubin fatbin hsaco metallib dxil',
  'wasm jar dex pyc pyo',
)
/**
 * Extensions of compiled code that text has as well: circuit and timing libraries (lib), 3D models (obj), DOS and
 * editor scripts (com, scr, sys), Korean translations (ko), assembler and Ada sources (a), Basic and PHP classes
 * (class), mesh nodes (node), finite-element models (elf).
 */
const BINARY_OR_TEXT = extensionSet('lib obj com scr sys ko a class node elf')

export function isBinaryExtension(extension: string): boolean {
  return BINARY_ONLY.has(extension) || BINARY_OR_TEXT.has(extension)
}

/** Whether text under this extension deserves a question. */
export function expectsBinary(extension: string): boolean {
  return BINARY_ONLY.has(extension)
}

/** Extensions that promise a document, source text, an image or other media. */
const HARMLESS = extensionSet(
  'txt md rst adoc tex log csv tsv json jsonl ndjson yaml yml toml xml html htm css svg ini cfg conf lock patch diff',
  'po pot ipynb py pyi js mjs cjs ts tsx jsx c cc cpp h hpp cu cuh rs go java kt rb php sh bash ps1 bat cmake sql',
  'glsl metal zig lua r png jpg jpeg gif webp bmp ico tif tiff avif heic psd exr hdr ppm mp3 wav flac ogg opus m4a',
  'aac mp4 mov avi mkv webm mid pdf doc docx xls xlsx ppt pptx odt ods odp rtf epub ttf otf woff woff2 eot glb gltf',
  'stl ply fbx usd usdz blend parquet arrow feather avro orc sqlite db mo nc fits pcap las laz',
)

/** Whether the name promises something that nothing runs. */
export function isHarmlessExtension(extension: string): boolean {
  return HARMLESS.has(extension)
}

/** Extensions of documents and data: nobody expects to run them. */
const DOCUMENTS = extensionSet(
  'txt md rst adoc log csv tsv json jsonl yaml yml toml xml html svg ini cfg conf lock',
  'png jpg jpeg gif webp ico pdf doc docx rtf mp4 wav',
)

export function isDocumentExtension(extension: string): boolean {
  return DOCUMENTS.has(extension)
}
