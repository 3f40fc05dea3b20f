#pragma once
/* One kind of file each. The bytes begin as upload.c has seen; false: refused, as out->refusal says. */
#include "upload.h"

#include <stdint.h>

bool upload_png(unsigned char *bytes, size_t n, struct upload *out);
bool upload_jpeg(unsigned char *bytes, size_t n, struct upload *out);
bool upload_pdf(const unsigned char *bytes, size_t n, struct upload *out);

/* Whether a picture of this size may be kept; notes it. */
bool upload_size(struct upload *out, uint32_t width, uint32_t height);

static inline bool upload_refuse(struct upload *out, const char *why)
{
    out->refusal = why;
    return false;
}

static inline uint32_t upload_u16(const unsigned char *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t upload_u32(const unsigned char *p)
{
    return upload_u16(p) << 16 | upload_u16(p + 2);
}
