/* PDF (ISO 32000): kept as it is, where it is a document and nothing besides. */
#include "upload_parts.h"

#include <string.h>

enum { NAME_MAX_ = 32, ZIP_END_REACH = 66000 };

static const struct {
    const char *name, *refusal;
} refused[] = {
#define RUNS    "This PDF runs a program when it is opened. Print it to a new PDF, then try again."
#define CARRIES "This PDF carries other files. Save each by itself, then try again."
#define ASKS \
    "This PDF is a form that sends what is typed in it. Print it to a new PDF, then try again."
    {"JavaScript", RUNS},
    {"Launch", RUNS},
    {"ImportData", RUNS},
    {"RichMedia", RUNS},
    {"EmbeddedFile", CARRIES},
    {"EmbeddedFiles", CARRIES},
    {"GoToE", CARRIES},
    {"SubmitForm", ASKS},
    {"XFA", ASKS},
    {"Encrypt", "This PDF is locked. Save it without a password, then try again."},
};

static int hex(unsigned char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_end_of_name(unsigned char c) { return c <= ' ' || strchr("()<>[]{}/%", c) != NULL; }

/* A name, behind its slash; its letters may be written as #4a. "" where it is longer than any that is looked for. */
static void read_name(const unsigned char *p, const unsigned char *end, char name[NAME_MAX_])
{
    size_t n = 0;

    while (p < end && !is_end_of_name(*p)) {
        unsigned char c = *p++;

        if (c == '#' && end - p >= 2 && hex(p[0]) >= 0 && hex(p[1]) >= 0) {
            c = (unsigned char)(hex(p[0]) * 16 + hex(p[1]));
            p += 2;
        }
        if (n + 1 == NAME_MAX_) {
            n = 0;
            break;
        }
        name[n++] = (char)c;
    }
    name[n] = 0;
}

static const char *refusal_of(const unsigned char *bytes, size_t n)
{
    const unsigned char *end = bytes + n;
    char                 name[NAME_MAX_];

    for (const unsigned char *p = bytes; (p = memchr(p, '/', (size_t)(end - p)));) {
        read_name(++p, end, name);
        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
            if (!strcmp(name, refused[i].name))
                return refused[i].refusal;
    }
    return NULL;
}

static bool is_version(const unsigned char *bytes, size_t n)
{
    return n > 8 && (bytes[5] == '1' || bytes[5] == '2') && bytes[6] == '.' && bytes[7] >= '0' &&
           bytes[7] <= '9';
}

static bool ends_well(const unsigned char *bytes, size_t n)
{
    while (n > 0 && (bytes[n - 1] == ' ' || bytes[n - 1] == '\r' || bytes[n - 1] == '\n'))
        n--;
    return n >= 5 && !memcmp(bytes + n - 5, "%%EOF", 5);
}

/* An archive is read from its end, so a PDF can be one too. */
static bool is_archive(const unsigned char *bytes, size_t n)
{
    size_t from = n > ZIP_END_REACH ? n - ZIP_END_REACH : 0;

    return memmem(bytes + from, n - from, "PK\5\6", 4) != NULL;
}

bool upload_pdf(const unsigned char *bytes, size_t n, struct upload *out)
{
    const char *refusal = NULL;

    if (!is_version(bytes, n) || !ends_well(bytes, n))
        return upload_refuse(
            out,
            "This PDF is damaged, or something stands behind its end. Save it again, then try once more.");
    if (is_archive(bytes, n))
        return upload_refuse(
            out, "This PDF is an archive as well. Print it to a new PDF, then try again.");
    if ((refusal = refusal_of(bytes, n)))
        return upload_refuse(out, refusal);
    out->kind = UPLOAD_PDF;
    out->media = "application/pdf";
    return true;
}
