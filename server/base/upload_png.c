/* PNG (ISO/IEC 15948): a list of chunks, of which five kinds are needed to show the picture. */
#include "upload_parts.h"

#include <string.h>
#include <zlib.h>

static const char damaged[] = "This picture is damaged. Save it again, then try once more.";

enum { SIGNATURE = 8, AROUND_DATA = 12, IHDR = 13 };

struct png {
    struct upload       *out;
    const unsigned char *at, *end;
    unsigned char       *to;
    z_stream             z;
    uint64_t             left; /* bytes that the pixels still unpack to */
    bool                 has_pixels, is_complete, is_over;
};

struct chunk {
    const unsigned char *data;
    size_t               n;
    char                 type[5];
};

/* False where the list breaks off or a checksum is wrong. */
static bool next_chunk(struct png *p, struct chunk *c)
{
    size_t left = (size_t)(p->end - p->at);

    if (left < AROUND_DATA)
        return false;
    c->n = upload_u32(p->at);
    if (c->n > left - AROUND_DATA)
        return false;
    memcpy(c->type, p->at + 4, 4);
    c->type[4] = 0;
    c->data = p->at + 8;
    p->at += AROUND_DATA + c->n;
    return crc32(0, c->data - 4, (uInt)c->n + 4) == upload_u32(c->data + c->n);
}

static void keep(struct png *p, const struct chunk *c)
{
    memmove(p->to, c->data - 8, AROUND_DATA + c->n);
    p->to += AROUND_DATA + c->n;
}

/* What the pixels unpack to: each line with one byte before it (section 7.2), or seven such pictures where it is interlaced. */
static uint64_t lines(uint64_t width, uint64_t height, uint64_t bits)
{
    return width && height ? height * (1 + (width * bits + 7) / 8) : 0;
}

static uint64_t unpacked(uint64_t width, uint64_t height, uint64_t bits, bool is_interlaced)
{
    static const int passes[7][4] = {/* first column, first line, every so many columns, lines */
                                     {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                     {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

    uint64_t sum = 0;

    if (!is_interlaced)
        return lines(width, height, bits);
    for (int i = 0; i < 7; i++) {
        uint64_t x = (uint64_t)passes[i][0], y = (uint64_t)passes[i][1],
                 by = (uint64_t)passes[i][2], down = (uint64_t)passes[i][3];

        sum += lines(width > x ? (width - x + by - 1) / by : 0,
                     height > y ? (height - y + down - 1) / down : 0, bits);
    }
    return sum;
}

/* Bits of a pixel by depth and colour type (table 11.1); 0: there is none such. */
static unsigned pixel_bits(unsigned depth, unsigned colour)
{
    static const unsigned char samples[7] = {1, 0, 3, 1, 2, 0, 4};

    bool is_small = depth == 1 || depth == 2 || depth == 4;

    if (colour > 6 || !samples[colour] ||
        !(depth == 8 || (depth == 16 && colour != 3) || (is_small && (colour == 0 || colour == 3))))
        return 0;
    return samples[colour] * depth;
}

static bool head(struct png *p)
{
    struct chunk c;
    unsigned     bits;

    if (!next_chunk(p, &c) || strcmp(c.type, "IHDR") != 0 || c.n != IHDR)
        return false;
    bits = pixel_bits(c.data[8], c.data[9]);
    if (!bits || c.data[10] || c.data[11] || c.data[12] > 1)
        return false;
    if (!upload_size(p->out, upload_u32(c.data), upload_u32(c.data + 4)))
        return false;
    p->left = unpacked((uint64_t)p->out->width, (uint64_t)p->out->height, bits, c.data[12] == 1);
    keep(p, &c);
    return true;
}

/* Unpacks and counts; the pixels themselves are nobody's here. */
static bool pixels(struct png *p, const struct chunk *c)
{
    unsigned char room[16384];

    p->has_pixels = true;
    p->z.next_in = (Bytef *)(uintptr_t)c->data;
    p->z.avail_in = (uInt)c->n;
    while (p->z.avail_in) {
        int    said;
        size_t n;

        if (p->is_complete)
            return false; /* something follows the pixels in their own chunk */
        p->z.next_out = room;
        p->z.avail_out = sizeof room;
        said = inflate(&p->z, Z_NO_FLUSH);
        n = sizeof room - p->z.avail_out;
        if (n > p->left || (said != Z_OK && said != Z_STREAM_END))
            return false;
        p->left -= n;
        p->is_complete = said == Z_STREAM_END;
    }
    return true;
}

static bool chunk(struct png *p, const struct chunk *c)
{
    if (!strcmp(c->type, "IDAT")) {
        if (!pixels(p, c))
            return false;
    } else if (!strcmp(c->type, "IEND")) {
        p->is_over = true;
    } else if (strcmp(c->type, "PLTE") != 0 && strcmp(c->type, "tRNS") != 0) {
        return c->type[0] & 0x20; /* not needed to show it, so it goes (section 5.4) */
    }
    keep(p, c);
    return true;
}

static bool rewrite(struct png *p)
{
    struct chunk c;

    if (!head(p))
        return false;
    while (!p->is_over)
        if (!next_chunk(p, &c) || !chunk(p, &c))
            return false;
    return p->has_pixels && p->is_complete && p->left == 0;
}

bool upload_png(unsigned char *bytes, size_t n, struct upload *out)
{
    struct png p = {.out = out, .at = bytes + SIGNATURE, .end = bytes + n};
    bool       is_whole;

    p.to = bytes + SIGNATURE; /* what is kept moves forward over what is not */
    if (inflateInit(&p.z) != Z_OK)
        return upload_refuse(out, damaged);
    is_whole = rewrite(&p);
    inflateEnd(&p.z);
    if (!is_whole)
        return out->refusal ? false : upload_refuse(out, damaged);
    if (p.at != p.end)
        return upload_refuse(
            out, "Something else stands behind this picture. Save it again, then try once more.");
    out->kind = UPLOAD_PNG;
    out->media = "image/png";
    out->n = (size_t)(p.to - bytes);
    return true;
}
