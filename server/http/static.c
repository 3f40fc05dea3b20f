#include "static.h"

#include "auth.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 2000, PAGES_MAX = 200, FILE_MAX = 16 * 1024 * 1024, DEPTH_MAX = 8 };

enum coding { PLAIN, BROTLI, GZIP, CODINGS };

static const char *const suffixes[CODINGS] = {"", ".br", ".gz"};
static const char *const codings[CODINGS] = {NULL, "br", "gzip"};

struct copy { /* one file as it is sent */
    char  *bytes;
    size_t n;
    char   etag[2 + 32 + 1];
};

struct file {
    char       *path; /* "/assets/home-3F2A.js" */
    const char *type;
    bool        is_immutable;
    struct copy copies[CODINGS];
};

struct page {
    char              *pattern;
    const struct file *file;
};

struct site {
    struct file       *files; /* by path */
    int                files_n;
    struct page        pages[PAGES_MAX];
    int                pages_n;
    const struct file *not_found;
};

/* --- loading --- */

static const char *type_of(const char *path)
{
    static const char *const types[][2] = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
    };
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
        if (!strcmp(dot, types[i][0]))
            return types[i][1];
    return NULL;
}

/* "home-3F2A9C1B.js", "inter.0a1b2c3d.woff2": named after its content, so it never changes. */
static bool is_hashed(const char *path)
{
    const char *end = strrchr(path, '.'), *name = strrchr(path, '/');
    const char *from = end;

    while (from && from > name &&
           ((from[-1] >= '0' && from[-1] <= '9') || (from[-1] >= 'A' && from[-1] <= 'Z') ||
            (from[-1] >= 'a' && from[-1] <= 'f')))
        from--;
    return from && end - from >= 8 && from > name + 1 && (from[-1] == '-' || from[-1] == '.');
}

static char *read_whole(int folder, const char *name, size_t *n)
{
    int         fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st = {0};
    char       *bytes = NULL;
    ssize_t     got = -1;

    if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size <= FILE_MAX)
        bytes = malloc((size_t)st.st_size + 1);
    if (bytes)
        got = read(fd, bytes, (size_t)st.st_size);
    if (fd >= 0)
        close(fd);
    if (!bytes || got != st.st_size) {
        free(bytes);
        return NULL;
    }
    bytes[got] = 0;
    *n = (size_t)got;
    return bytes;
}

static bool load_copy(int folder, const char *name, struct copy *c)
{
    char digest[AUTH_HASH_TEXT + 1];

    c->bytes = read_whole(folder, name, &c->n);
    if (!c->bytes)
        return false;
    auth_digest(c->bytes, c->n, digest);
    snprintf(c->etag, sizeof c->etag, "\"%.32s\"", digest);
    return true;
}

static bool load_file(struct site *s, int folder, const char *below, const char *name)
{
    struct file *f = &s->files[s->files_n];
    char         beside[300];

    if (s->files_n == FILES_MAX || asprintf(&f->path, "%s/%s", below, name) < 0)
        return false;
    s->files_n++;
    f->type = type_of(name);
    f->is_immutable = is_hashed(f->path);
    for (int c = PLAIN; c < CODINGS; c++) {
        snprintf(beside, sizeof beside, "%s%s", name, suffixes[c]);
        if (!load_copy(folder, beside, &f->copies[c]) && c == PLAIN)
            return false;
    }
    return true;
}

static bool load_folder(struct site *s, int parent, const char *name, const char *below, int depth);

/* Only what has a type that we serve; its compressed copies come with it. */
static bool load_entry(struct site *s, int folder, const char *below, const char *name, int depth)
{
    struct stat st;
    char        path[600];

    if (name[0] == '.' || fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW))
        return true;
    if (S_ISDIR(st.st_mode)) {
        snprintf(path, sizeof path, "%s/%s", below, name);
        return load_folder(s, folder, name, path, depth + 1);
    }
    return !S_ISREG(st.st_mode) || !type_of(name) || load_file(s, folder, below, name);
}

static bool load_folder(struct site *s, int parent, const char *name, const char *below, int depth)
{
    int  fd = depth < DEPTH_MAX ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    struct dirent *e;
    bool           ok = dir != NULL;

    while (ok && (e = readdir(dir)))
        ok = load_entry(s, fd, below, e->d_name, depth);
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    return ok;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

static const struct file *find(const struct site *s, const char *path)
{
    struct file key = {.path = (char *)(uintptr_t)path};

    return bsearch(&key, s->files, (size_t)s->files_n, sizeof *s->files, by_path);
}

/* "pattern<TAB>file.html" */
static bool load_page(struct site *s, char *line)
{
    char        path[300];
    char       *tab = strchr(line, '\t');
    struct page p;

    if (!tab || s->pages_n == PAGES_MAX)
        return false;
    *tab = 0;
    snprintf(path, sizeof path, "/%s", tab + 1);
    p = (struct page){strdup(line), find(s, path)};
    s->pages[s->pages_n++] = p;
    return p.pattern && p.file;
}

static bool load_pages(struct site *s, const char *dir)
{
    char   path[4096];
    size_t n;
    bool   ok = true;

    snprintf(path, sizeof path, "%s/pages.tsv", dir);

    char *text = read_whole(AT_FDCWD, path, &n), *rest = NULL;

    if (!text)
        return false;
    for (char *line = strtok_r(text, "\n", &rest); ok && line; line = strtok_r(NULL, "\n", &rest))
        ok = load_page(s, line);
    free(text);
    return ok;
}

struct site *site_load(const char *dir)
{
    struct site *s = calloc(1, sizeof *s);

    if (s)
        s->files = calloc(FILES_MAX, sizeof *s->files);
    if (s && s->files && load_folder(s, AT_FDCWD, dir, "", 0)) {
        qsort(s->files, (size_t)s->files_n, sizeof *s->files, by_path);
        s->not_found = find(s, "/404.html");
        if (s->not_found && load_pages(s, dir))
            return s;
    }
    fprintf(
        stderr,
        "around: cannot read the pages in %s: it needs 404.html and a pages.tsv whose files are there\n",
        dir);
    site_free(s);
    return NULL;
}

void site_free(struct site *s)
{
    for (int i = 0; s && i < s->files_n; i++) {
        free(s->files[i].path);
        for (int c = PLAIN; c < CODINGS; c++)
            free(s->files[i].copies[c].bytes);
    }
    for (int i = 0; s && i < s->pages_n; i++)
        free(s->pages[i].pattern);
    if (s)
        free(s->files);
    free(s);
}

/* --- answering --- */

bool site_accepts(const char *header, const char *coding)
{
    size_t n = strlen(coding);

    while (header && *header) {
        header += strspn(header, " \t,");

        size_t      item = strcspn(header, ","), word = strcspn(header, " \t,;");
        const char *q = memmem(header, item, "q=", 2);

        if (word == n && !strncasecmp(header, coding, n))
            return !q || strtod(q + 2, NULL) > 0;
        header += item;
    }
    return false;
}

static bool word_fits(const char *pattern, size_t pattern_n, const char *word, size_t word_n)
{
    return *pattern == ':' ? word_n > 0 : pattern_n == word_n && !memcmp(pattern, word, word_n);
}

static bool page_fits(const char *pattern, const char *path)
{
    while (*pattern == '/' && *path == '/') {
        size_t p = strcspn(++pattern, "/"), w = strcspn(++path, "/");

        if (!word_fits(pattern, p, path, w))
            return false;
        pattern += p;
        path += w;
    }
    return !*pattern && !*path;
}

static const struct page *find_page(const struct site *s, const char *path)
{
    for (int i = 0; i < s->pages_n; i++)
        if (page_fits(s->pages[i].pattern, path))
            return &s->pages[i];
    return NULL;
}

static enum coding choose(const struct file *f, const char *accept_encoding)
{
    for (enum coding c = BROTLI; c < CODINGS; c++)
        if (f->copies[c].bytes && site_accepts(accept_encoding, codings[c]))
            return c;
    return PLAIN;
}

static bool has_copies(const struct file *f)
{
    return f->copies[BROTLI].bytes || f->copies[GZIP].bytes;
}

void site_answer(const struct site *s, struct request *req, const char *accept_encoding,
                 const char **name)
{
    const struct page *page = find_page(s, req->path);
    const struct file *file = page ? page->file : find(s, req->path);
    bool               is_there = file != NULL;

    if (!is_there)
        file = s->not_found;

    enum coding        c = choose(file, accept_encoding);
    const struct copy *copy = &file->copies[c];

    *name = page ? page->pattern : file->path;
    req->reply = (struct reply){
        .status = is_there ? 200 : 404,
        .type = file->type,
        .body = copy->bytes,
        .body_n = copy->n,
        .etag = is_there ? copy->etag : NULL,
        .cache = file->is_immutable ? "public, max-age=31536000, immutable" : "no-cache",
        .encoding = codings[c],
        .vary = has_copies(file) ? "Accept-Encoding" : NULL,
    };
}
