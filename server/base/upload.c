#include "upload_parts.h"

#include <string.h>

static bool begins(const unsigned char *bytes, size_t n, const char *with, size_t with_n)
{
    return n >= with_n && !memcmp(bytes, with, with_n);
}

static bool is_heic(const unsigned char *bytes, size_t n)
{
    return n >= 12 && !memcmp(bytes + 4, "ftyp", 4) &&
           (!memcmp(bytes + 8, "heic", 4) || !memcmp(bytes + 8, "heix", 4) ||
            !memcmp(bytes + 8, "mif1", 4));
}

bool upload_size(struct upload *out, uint32_t width, uint32_t height)
{
    if (!width || !height)
        return upload_refuse(out, "This picture is damaged. Save it again, then try once more.");
    if (width > UPLOAD_SIDE || height > UPLOAD_SIDE ||
        (uint64_t)width * height > (uint64_t)UPLOAD_PIXELS)
        return upload_refuse(
            out,
            "This picture has too many pixels: 16 million at most. Make it smaller, then try again.");
    out->width = (int)width;
    out->height = (int)height;
    return true;
}

bool upload_check(unsigned char *bytes, size_t n, struct upload *out)
{
    *out = (struct upload){.n = n};
    if (n > UPLOAD_MAX)
        return upload_refuse(out, "This file is too large: 3 MB at most.");
    if (n == 0)
        return upload_refuse(out, "This file is empty.");
    if (begins(bytes, n, "\x89PNG\r\n\x1a\n", 8))
        return upload_png(bytes, n, out);
    if (begins(bytes, n, "\xff\xd8\xff", 3))
        return upload_jpeg(bytes, n, out);
    if (begins(bytes, n, "%PDF-", 5))
        return upload_pdf(bytes, n, out);
    if (is_heic(bytes, n))
        return upload_refuse(
            out,
            "This is a HEIC picture, which many cannot open. Save it as JPEG, then try again.");
    return upload_refuse(
        out, "This is not a PDF, a PNG or a JPEG, whatever its name says. Choose another file.");
}
