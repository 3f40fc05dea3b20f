#include "png.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

enum { AROUND_DATA = 12, IHDR = 13 };

static unsigned char *put_u32(unsigned char *p, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (unsigned char)(v >> (24 - 8 * i));
    return p + 4;
}

/* Its data stand behind its head already. */
static unsigned char *end_chunk(unsigned char *at, const char *type, size_t n)
{
    put_u32(at, (uint32_t)n);
    memcpy(at + 4, type, 4);
    return put_u32(at + 8 + n, (uint32_t)crc32(0, at + 4, (uInt)n + 4));
}

static unsigned char *head(unsigned char *at, unsigned width, unsigned height)
{
    unsigned char *p = put_u32(put_u32(at + 8, width), height);

    memcpy(p, (const unsigned char[]){8, 3, 0, 0, 0}, 5);
    return end_chunk(at, "IHDR", IHDR);
}

/* Line by line, each with the byte that says how it is written: as it is. False where it does not fit. */
static int pack(const unsigned char *pixels, unsigned width, unsigned height, z_stream *z)
{
    static const unsigned char as_it_is = 0;
    int                        said = Z_OK;

    for (unsigned y = 0; said == Z_OK && y < height; y++) {
        z->next_in = (Bytef *)(uintptr_t)&as_it_is;
        z->avail_in = 1;
        said = deflate(z, Z_NO_FLUSH);
        z->next_in = (Bytef *)(uintptr_t)(pixels + (size_t)y * width);
        z->avail_in = width;
        if (said == Z_OK)
            said = deflate(z, y + 1 == height ? Z_FINISH : Z_NO_FLUSH);
    }
    return said == Z_STREAM_END;
}

size_t png_write(const unsigned char *pixels, unsigned width, unsigned height,
                 const unsigned char (*palette)[3], unsigned colours, unsigned char *out,
                 size_t room)
{
    size_t         fixed = 8 + 4 * AROUND_DATA + IHDR + colours * 3;
    unsigned char *at = out + 8;
    z_stream       z = {0};
    int            is_whole;

    if (room < fixed || deflateInit(&z, 9) != Z_OK)
        return 0;
    memcpy(out, "\x89PNG\r\n\x1a\n", 8);
    at = head(at, width, height);
    memcpy(at + 8, palette, (size_t)colours * 3);
    at = end_chunk(at, "PLTE", (size_t)colours * 3);
    z.next_out = at + 8;
    z.avail_out = (uInt)(room - fixed);
    is_whole = pack(pixels, width, height, &z);
    at = end_chunk(at, "IDAT", is_whole ? z.total_out : 0);
    deflateEnd(&z);
    return is_whole ? (size_t)(end_chunk(at, "IEND", 0) - out) : 0;
}
