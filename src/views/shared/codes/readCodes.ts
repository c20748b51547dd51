/**
 * The codes (QR) in a picture or in a frame of a camera, as texts; several at once. The reader is fetched when it is
 * needed first. It is a script like all of the page: a picture never leaves the browser.
 */

/** Pixels of the longer side: what is larger takes long and shows no more. */
const MOST_PIXELS = 2400;
/** Around the picture: a code that was cut out closely has nothing left to stand apart from. */
const MARGIN = 24;
/** Of a file: no camera makes more. */
const MOST_BYTES = 40_000_000;

let canvas: HTMLCanvasElement | null = null;

export async function readCodes(
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
  most = MOST_PIXELS,
): Promise<string[]> {
  const scale = Math.min(1, most / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const { decodeQRBatch } = await import('qr/decode.js');
  canvas ??= document.createElement('canvas');
  canvas.width = width + 2 * MARGIN;
  canvas.height = height + 2 * MARGIN;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, MARGIN, MARGIN, width, height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const [found = []] = await decodeQRBatch([image], { maxSize: { width: image.width, height: image.height } });
  // What is no code is told as an error among those that are.
  return [...new Set(found.filter((each) => typeof each === 'string'))];
}

/** Null where the file is no picture. */
export async function readPicture(file: Blob): Promise<string[] | null> {
  if (file.size > MOST_BYTES) return null;
  const url = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    return await readCodes(picture, { width: width || 1000, height: height || 1000 });
  } catch (error) {
    // A picture that cannot be read is one thing, a part of the page that did not arrive another.
    if (error instanceof DOMException) return null;
    throw error;
  } finally {
    URL.revokeObjectURL(url);
  }
}
