/*
 * Files on their way to the service: base64 in a body. A photograph from a camera is made smaller in the page first, so that it arrives over a
 * telephone's connection and lies the right way up; what cannot be drawn is sent as it is, and the service says what is wrong with it.
 */
const SIDE = 1800;
const SMALL = 700000;
export const FILE_MAX = 3 * 1024 * 1024;

const read = (blob: Blob): Promise<string> =>
    new Promise((done, failed) => {
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
        reader.onerror = () => failed(reader.error ?? new Error('unreadable'));
        reader.readAsDataURL(blob);
    });

async function smaller(file: Blob): Promise<Blob> {
    const picture = await createImageBitmap(file);
    const by = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * by));
    canvas.height = Math.max(1, Math.round(picture.height * by));
    const paint = canvas.getContext('2d');
    if (!paint) return file;
    paint.fillStyle = '#fff';
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob((made) => done(made ?? file), 'image/jpeg', 0.85));
}

/** Base64 of a file; null: it is too large to send. */
export async function fileText(file: File): Promise<string | null> {
    const isPicture = file.type.startsWith('image/');
    const isFine = file.size <= SMALL && (file.type === 'image/png' || file.type === 'image/jpeg');
    const sent = isPicture && !isFine ? await smaller(file).catch(() => file) : file;
    return sent.size > FILE_MAX ? null : read(sent);
}

export const pictureUrl = (id: string): string => `/api/v1/pictures/${id}/content`;
