/* JPEG (ITU-T T.81): a list of segments, of which those are kept that are needed to show the picture. */
#include "upload_parts.h"

#include <string.h>

static const char damaged[] = "This picture is damaged. Save it again, then try once more.";

/* Of the many rounds of a progressive picture each one costs whoever looks at it time. */
enum { SCANS_MAX = 64, ORIENTATION = 0x0112, SHORT = 3 };

enum marker {
    SOF0 = 0xc0,
    SOF2 = 0xc2,
    DHT = 0xc4,
    RST0 = 0xd0,
    RST7 = 0xd7,
    EOI = 0xd9,
    SOS = 0xda,
    DQT = 0xdb,
    DRI = 0xdd,
    APP0 = 0xe0,
    APP1 = 0xe1,
    APP14 = 0xee,
    APP15 = 0xef,
    COM = 0xfe
};

struct jpeg {
    struct upload       *out;
    const unsigned char *at, *end;
    unsigned char       *to;
    int                  scans;
    bool                 is_turned, is_over;
};

struct segment {
    const unsigned char *data; /* behind its length */
    size_t               n;
    unsigned             marker;
};

static void keep(struct jpeg *p, const unsigned char *from, size_t n)
{
    memmove(p->to, from, n);
    p->to += n;
}

static bool next_segment(struct jpeg *p, struct segment *s)
{
    size_t n;

    if (p->end - p->at < 2 || *p->at != 0xff)
        return false;
    while (p->at < p->end && *p->at == 0xff) /* it may be filled up with these */
        p->at++;
    if (p->at == p->end)
        return false;
    s->marker = *p->at++;
    if (s->marker == EOI)
        return true;
    if (p->end - p->at < 2 || (n = upload_u16(p->at)) < 2 || n > (size_t)(p->end - p->at))
        return false;
    s->data = p->at + 2;
    s->n = n - 2;
    p->at += n;
    return true;
}

static void keep_segment(struct jpeg *p, const struct segment *s)
{
    const unsigned char head[2] = {0xff, (unsigned char)s->marker};

    /* Never ahead of what is still to be read: a segment has at least these two before its length. */
    keep(p, head, sizeof head);
    keep(p, s->data - 2, s->n + 2);
}

/* --- which way up it is held: the one thing of what a camera notes that showing it takes --- */

static uint32_t number(const unsigned char *p, size_t n, bool is_little)
{
    uint32_t v = 0;

    for (size_t i = 0; i < n; i++)
        v = v << 8 | p[is_little ? n - 1 - i : i];
    return v;
}

/* Of the first directory of the TIFF file in it (Exif 2.3, section 4.6.2); 0: it does not say. */
static unsigned orientation(const unsigned char *tiff, size_t n)
{
    bool   is_little = n >= 8 && tiff[0] == 'I';
    size_t at, entries;

    if (n < 8 || (memcmp(tiff, "II*\0", 4) != 0 && memcmp(tiff, "MM\0*", 4) != 0))
        return 0;
    at = number(tiff + 4, 4, is_little);
    if (at > n - 2)
        return 0;
    entries = number(tiff + at, 2, is_little);
    for (at += 2; entries > 0 && at <= n && n - at >= 12; entries--, at += 12)
        if (number(tiff + at, 2, is_little) == ORIENTATION &&
            number(tiff + at + 2, 2, is_little) == SHORT)
            return number(tiff + at + 8, 2, is_little);
    return 0;
}

/* A segment that says that alone: shorter than the one in whose place it comes, which had a directory of an entry at the least. */
static void keep_orientation(struct jpeg *p, const struct segment *s)
{
    unsigned char only[] = {0xff, APP1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,    'M', 'M',
                            0,    42,   0, 0,  0,   8,   0,   1,   1, 0x12, 0,   3,
                            0,    0,    0, 1,  0,   0,   0,   0,   0, 0,    0,   0};
    unsigned      way;

    if (p->is_turned || s->n < sizeof only - 4 || memcmp(s->data, "Exif\0\0", 6) != 0)
        return;
    way = orientation(s->data + 6, s->n - 6);
    if (way < 2 || way > 8)
        return;
    only[29] = (unsigned char)way;
    keep(p, only, sizeof only);
    p->is_turned = true;
}

/* --- */

static bool frame(struct jpeg *p, const struct segment *s)
{
    /* precision, lines, columns, components */
    if (p->out->width || s->n < 6 || s->data[0] != 8 || s->n != 6 + 3u * s->data[5])
        return false;
    if (!upload_size(p->out, upload_u16(s->data + 3), upload_u16(s->data + 1)))
        return false;
    keep_segment(p, s);
    return true;
}

/* Its data run up to the next marker that is not a restart of it. */
static bool scan(struct jpeg *p, const struct segment *s)
{
    const unsigned char *from;

    if (!p->out->width || ++p->scans > SCANS_MAX)
        return false;
    keep_segment(p, s);
    for (from = p->at; p->end - p->at >= 2; p->at++)
        if (p->at[0] == 0xff && p->at[1] && p->at[1] != 0xff &&
            (p->at[1] < RST0 || p->at[1] > RST7))
            break;
    keep(p, from, (size_t)(p->at - from));
    return p->end - p->at >= 2;
}

static bool segment(struct jpeg *p, const struct segment *s)
{
    static const unsigned char eoi[2] = {0xff, EOI};

    switch (s->marker) {
    case SOF0:
    case SOF0 + 1:
    case SOF2:
        return frame(p, s);
    case SOS:
        return scan(p, s);
    case DHT:
    case DQT:
    case DRI:
        keep_segment(p, s);
        return true;
    case APP1:
        keep_orientation(p, s);
        return true;
    case APP14: /* how the colours are to be read */
        if (s->n == 12 && !memcmp(s->data, "Adobe", 5))
            keep_segment(p, s);
        return true;
    case EOI:
        keep(p, eoi, sizeof eoi);
        p->is_over = true;
        return p->scans > 0;
    default: /* what a program noted goes; any other way to write a picture is not for the web */
        return (s->marker >= APP0 && s->marker <= APP15) || s->marker == COM;
    }
}

bool upload_jpeg(unsigned char *bytes, size_t n, struct upload *out)
{
    struct jpeg    p = {.out = out, .at = bytes + 2, .end = bytes + n};
    struct segment s;

    p.to = bytes + 2; /* what is kept moves forward over what is not */
    while (!p.is_over)
        if (!next_segment(&p, &s) || !segment(&p, &s))
            return out->refusal ? false : upload_refuse(out, damaged);
    out->kind = UPLOAD_JPEG;
    out->media = "image/jpeg";
    out->n = (size_t)(p.to - bytes);
    return true;
}
