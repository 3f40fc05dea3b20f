/* What is taken as a file: pictures come out as what shows them and no more, and whatever is something else, or more, is refused. */
#include "upload.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { ROOM = 8192 };

static unsigned char file[ROOM];
static size_t        n;

static void begin(void) { n = 0; }
static void add(const void *s, size_t more)
{
    ck_assert(n + more <= ROOM);
    memcpy(file + n, s, more);
    n += more;
}
static void add_text(const char *s) { add(s, strlen(s)); }
static void add_u32(uint32_t v)
{
    add((unsigned char[]){(unsigned char)(v >> 24), (unsigned char)(v >> 16),
                          (unsigned char)(v >> 8), (unsigned char)v},
        4);
}
static bool holds(const char *s) { return memmem(file, n, s, strlen(s)) != NULL; }

static struct upload look(bool expected)
{
    struct upload out;

    ck_assert_int_eq(upload_check(file, n, &out), expected);
    ck_assert_int_eq(out.refusal == NULL, expected);
    if (expected)
        n = out.n;
    return out;
}

/* --- PNG --- */

static void chunk(const char *type, const void *data, size_t len)
{
    size_t at = n;

    add_u32((uint32_t)len);
    add(type, 4);
    add(data, len);
    add_u32((uint32_t)crc32(0, file + at + 4, (uInt)len + 4));
}

static void png_head(uint32_t width, uint32_t height, int depth, int colour, int is_interlaced)
{
    unsigned char ihdr[13] = {(unsigned char)(width >> 24),
                              (unsigned char)(width >> 16),
                              (unsigned char)(width >> 8),
                              (unsigned char)width,
                              (unsigned char)(height >> 24),
                              (unsigned char)(height >> 16),
                              (unsigned char)(height >> 8),
                              (unsigned char)height,
                              (unsigned char)depth,
                              (unsigned char)colour,
                              0,
                              0,
                              (unsigned char)is_interlaced};

    begin();
    add("\x89PNG\r\n\x1a\n", 8);
    chunk("IHDR", ihdr, sizeof ihdr);
}

static size_t packed(unsigned char *out, size_t out_n, size_t zeros)
{
    unsigned char *plain = calloc(1, zeros + 1);
    uLongf         len = (uLongf)out_n;

    ck_assert_int_eq(compress2(out, &len, plain, (uLong)zeros, 9), Z_OK);
    free(plain);
    return len;
}

static void png_rest(size_t unpacked)
{
    unsigned char data[4096];

    chunk("IDAT", data, packed(data, sizeof data, unpacked));
    chunk("IEND", "", 0);
}

START_TEST(png_keeps_what_shows_it)
{
    unsigned char data[64];
    size_t        len = packed(data, sizeof data, 2 * (1 + 3 * 3));
    struct upload out;

    png_head(3, 2, 8, 2, 0);
    chunk("tEXt", "Author\0Somebody", 15);
    chunk("eXIf", "MM\0*GPS 51.5", 12);
    chunk("IDAT", data, 5); /* in two parts */
    chunk("IDAT", data + 5, len - 5);
    chunk("tIME", "1234567", 7);
    chunk("IEND", "", 0);
    out = look(true);
    ck_assert_int_eq(out.kind, UPLOAD_PNG);
    ck_assert_str_eq(out.media, "image/png");
    ck_assert_int_eq(out.width, 3);
    ck_assert_int_eq(out.height, 2);
    ck_assert(!holds("Somebody") && !holds("GPS") && !holds("tIME") && holds("IEND"));
    ck_assert_uint_eq(look(true).n, out.n); /* once more: it is as it is */
}
END_TEST

START_TEST(png_of_every_kind)
{
    static const struct {
        int    depth, colour, interlaced;
        size_t unpacked; /* of 9 by 9 pixels */
    } kinds[] = {{1, 0, 0, 9 * 3},  {16, 0, 0, 9 * 19}, {8, 3, 0, 9 * 10}, {8, 4, 0, 9 * 19},
                 {8, 6, 0, 9 * 37}, {16, 6, 0, 9 * 73}, {8, 0, 1, 100}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        png_head(9, 9, kinds[i].depth, kinds[i].colour, kinds[i].interlaced);
        png_rest(kinds[i].unpacked);
        look(true);
        png_head(9, 9, kinds[i].depth, kinds[i].colour, kinds[i].interlaced);
        png_rest(kinds[i].unpacked + 1);
        look(false);
        png_head(9, 9, kinds[i].depth, kinds[i].colour, kinds[i].interlaced);
        png_rest(kinds[i].unpacked - 1);
        look(false);
    }
}
END_TEST

/* A megabyte of zeros takes a kilobyte: it unpacks to more than its head says. */
START_TEST(png_that_unpacks_to_more)
{
    png_head(2, 2, 8, 0, 0);
    png_rest(1024 * 1024);
    look(false);
}
END_TEST

START_TEST(png_of_too_many_pixels)
{
    static const uint32_t sizes[][2] = {{4001, 4000}, {10001, 1}, {0x7fffffff, 0x7fffffff}, {0, 4}};

    for (int i = 0; i < 4; i++) {
        png_head(sizes[i][0], sizes[i][1], 8, 0, 0);
        png_rest(10);
        look(false);
    }
}
END_TEST

START_TEST(png_that_is_damaged)
{
    png_head(2, 2, 8, 0, 0);
    png_rest(6);
    size_t whole = n;

    for (size_t i = 8; i < whole; i++) {
        png_head(2, 2, 8, 0, 0);
        png_rest(6);
        file[i] ^= 1; /* a checksum finds each */
        look(false);
        png_head(2, 2, 8, 0, 0);
        png_rest(6);
        n = i;
        look(false);
    }
    png_head(2, 2, 3, 0, 0); /* no such depth */
    png_rest(6);
    look(false);
    png_head(2, 2, 8, 0, 0);
    chunk("prOG", "MZ", 2); /* not needed: it goes */
    png_rest(6);
    look(true);
    png_head(2, 2, 8, 0, 0);
    chunk("PROG", "MZ", 2); /* said to be needed, and unknown */
    png_rest(6);
    look(false);
}
END_TEST

START_TEST(png_with_more_behind_it)
{
    png_head(2, 2, 8, 0, 0);
    png_rest(6);
    add_text("PK\3\4 and an archive");
    look(false);
}
END_TEST

/* --- JPEG --- */

static void segment(int marker, const void *data, size_t len)
{
    add((unsigned char[]){0xff, (unsigned char)marker, (unsigned char)((len + 2) >> 8),
                          (unsigned char)(len + 2)},
        4);
    add(data, len);
}

static void jpeg_head(void)
{
    begin();
    add("\xff\xd8", 2);
}

static void jpeg_rest(int sof, int width, int height, int scans)
{
    unsigned char frame[9] = {8,
                              (unsigned char)(height >> 8),
                              (unsigned char)height,
                              (unsigned char)(width >> 8),
                              (unsigned char)width,
                              1,
                              1,
                              0x11,
                              0};

    segment(0xdb, "a table", 7);
    segment(sof, frame, sizeof frame);
    for (int i = 0; i < scans; i++) {
        segment(0xda, "\1\1\0\0\77\0", 6);
        add("pixels\xff\0 \xff\xd0 more", 15);
    }
    add("\xff\xd9", 2);
}

START_TEST(jpeg_keeps_what_shows_it)
{
    static const char exif[] =
        "Exif\0\0II*\0\x08\0\0\0\x02\0\x12\1\3\0\1\0\0\0\6\0\0\0\x0f\1\2\0\4\0\0\0GPS\0\0\0\0\0";
    struct upload out;

    jpeg_head();
    segment(0xe0, "JFIF\0\1\1\0\0\1\0\1\0\0", 14);
    segment(0xe1, exif, sizeof exif - 1);
    segment(0xfe, "<script>alert(1)</script>", 25);
    segment(0xed, "Photoshop and who took it", 25);
    jpeg_rest(0xc0, 640, 480, 1);
    add_text("MZ and a film behind the end");
    out = look(true);
    ck_assert_int_eq(out.kind, UPLOAD_JPEG);
    ck_assert_str_eq(out.media, "image/jpeg");
    ck_assert_int_eq(out.width, 640);
    ck_assert_int_eq(out.height, 480);
    ck_assert(!holds("script") && !holds("GPS") && !holds("Photoshop") && !holds("film") &&
              !holds("JFIF"));
    ck_assert(holds("pixels") && holds("a table"));
    /* which way up: 6, and nothing else of what the camera noted */
    ck_assert_int_eq(file[2 + 29], 6);
    ck_assert(!memcmp(file + 2,
                      "\xff\xe1\0\x22"
                      "Exif",
                      8));
    ck_assert_uint_eq(look(true).n, out.n);
}
END_TEST

START_TEST(jpeg_of_the_usual_kinds_alone)
{
    for (int sof = 0xc0; sof <= 0xcf; sof++) {
        if (sof == 0xc4)
            continue; /* a table */
        jpeg_head();
        jpeg_rest(sof, 8, 8, 1);
        look(sof <= 0xc2);
    }
}
END_TEST

START_TEST(jpeg_refused)
{
    jpeg_head();
    jpeg_rest(0xc2, 9000, 9000, 1); /* a bomb: few bytes, and pixels without end */
    look(false);
    jpeg_head();
    jpeg_rest(0xc2, 0, 8, 1);
    look(false);
    jpeg_head();
    jpeg_rest(0xc2, 8, 8, 64);
    look(true);
    jpeg_head();
    jpeg_rest(0xc2, 8, 8, 65); /* rounds without end */
    look(false);
    jpeg_head();
    jpeg_rest(0xc0, 8, 8, 0);
    look(false);
    jpeg_head();
    jpeg_rest(0xc0, 8, 8, 1);
    for (size_t whole = n; n > 0;) {
        n--;
        if (n < whole)
            look(false);
    }
}
END_TEST

/* Wherever a directory says that it lies, nothing outside is read (AddressSanitizer would say). */
START_TEST(jpeg_with_a_directory_that_lies)
{
    unsigned char exif[40] = "Exif\0\0MM\0*";

    for (int at = 0; at < 64; at++) {
        exif[13] = (unsigned char)at;
        exif[14] = exif[15] = 0xff; /* entries without end */
        exif[10] = at & 1 ? 0xff : 0;
        jpeg_head();
        segment(0xe1, exif, sizeof exif);
        jpeg_rest(0xc0, 8, 8, 1);
        look(true);
    }
}
END_TEST

/* --- PDF --- */

static void pdf(const char *inside)
{
    begin();
    add_text("%PDF-1.7\n1 0 obj << /Type /Catalog ");
    add_text(inside);
    add_text(" >> endobj\ntrailer << >>\n%%EOF\n");
}

START_TEST(pdf_kept_as_it_is)
{
    pdf("/Pages 2 0 R /OpenAction [3 0 R /Fit]");
    size_t        whole = n;
    struct upload out = look(true);

    ck_assert_int_eq(out.kind, UPLOAD_PDF);
    ck_assert_str_eq(out.media, "application/pdf");
    ck_assert_uint_eq(out.n, whole);
}
END_TEST

START_TEST(pdf_refused)
{
    static const char *const inside[] = {"/S /JavaScript /JS (app.alert(1))",
                                         "/S/Java#53cript",
                                         "/S /#4aavaScript",
                                         "/S /Launch /F (cmd.exe)",
                                         "/Names << /EmbeddedFiles 3 0 R >>",
                                         "/Subtype /RichMedia",
                                         "/Encrypt 5 0 R",
                                         "/XFA 5 0 R",
                                         "/S/SubmitForm",
                                         "PK\5\6 an archive"};

    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        pdf(inside[i]);
        look(false);
    }
    pdf("/JavaScripts /LaunchPad /AVeryLongNameThatIsNoneOfThoseThatAreLookedFor");
    look(true);
    pdf("");
    add_text("<script>alert(1)</script>");
    look(false);
    pdf("");
    file[5] = '9';
    look(false);
    begin();
    add_text("%PDF-1.7");
    look(false);
}
END_TEST

/* --- whatever else, whatever it is called --- */

START_TEST(anything_else)
{
    static const char *const files[] = {
        "MZ\x90 a program",
        "\177ELF a program",
        "#!/bin/sh\nrm -rf /",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<!DOCTYPE html><script>alert(1)</script>",
        "PK\3\4 an archive",
        "GIF89a",
        "RIFF    WEBPVP8 ",
        " %PDF-1.7\n%%EOF",
        "\x89PNG\r\n\x1a",
        "\xff\xd8",
        "....ftypheic",
    };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        begin();
        add_text(files[i]);
        look(false);
    }
    begin();
    look(false);
}
END_TEST

START_TEST(too_large)
{
    unsigned char *large = calloc(1, UPLOAD_MAX + 1);
    struct upload  out;

    memcpy(large, "%PDF-1.7", 8);
    memcpy(large + UPLOAD_MAX - 5, "%%EOF", 5);
    ck_assert(upload_check(large, UPLOAD_MAX, &out));
    memcpy(large + UPLOAD_MAX - 4, "%%EOF", 5);
    ck_assert(!upload_check(large, UPLOAD_MAX + 1, &out));
    free(large);
}
END_TEST

int main(void)
{
    Suite   *s = suite_create("upload");
    TCase   *c = tcase_create("upload");
    SRunner *r = srunner_create(s);
    int      failed;

    suite_add_tcase(s, c);
    tcase_add_test(c, png_keeps_what_shows_it);
    tcase_add_test(c, png_of_every_kind);
    tcase_add_test(c, png_that_unpacks_to_more);
    tcase_add_test(c, png_of_too_many_pixels);
    tcase_add_test(c, png_that_is_damaged);
    tcase_add_test(c, png_with_more_behind_it);
    tcase_add_test(c, jpeg_keeps_what_shows_it);
    tcase_add_test(c, jpeg_of_the_usual_kinds_alone);
    tcase_add_test(c, jpeg_refused);
    tcase_add_test(c, jpeg_with_a_directory_that_lies);
    tcase_add_test(c, pdf_kept_as_it_is);
    tcase_add_test(c, pdf_refused);
    tcase_add_test(c, anything_else);
    tcase_add_test(c, too_large);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? 1 : 0;
}
