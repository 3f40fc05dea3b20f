#pragma once
/* Small pictures of few colours, for the fictional council: one byte a pixel, the number of its colour in the palette. */
#include <stddef.h>

/* Writes a PNG; 0 where `room` is too little, or its pixels could not be packed. */
size_t png_write(const unsigned char *pixels, unsigned width, unsigned height,
                 const unsigned char (*palette)[3], unsigned colours, unsigned char *out,
                 size_t room);
