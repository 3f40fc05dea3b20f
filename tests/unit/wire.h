#pragma once
/* A front in this process with a handler of the test's own, and raw sockets to talk to it. */
#include "http.h"
#include "rows.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <linux/sockios.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WIRE_ROOM = 64 * 1024, WIRE_PATIENCE = 10 * 1000 };

static char wire_site[64];

static inline void wire_file(const char *name, const char *text)
{
    char  path[200];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", wire_site, name);
    f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
}

/* A site of two pages and a few files. */
static inline void wire_make_site(void)
{
    char path[200];

    snprintf(wire_site, sizeof wire_site, "/tmp/around-wire-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(wire_site));
    snprintf(path, sizeof path, "%s/assets", wire_site);
    ck_assert_int_eq(mkdir(path, 0755), 0);
    wire_file("home.html", "<p>home");
    wire_file("child.html", "<p>child");
    wire_file("child.html.br", "BR");
    wire_file("child.html.gz", "GZ");
    wire_file("404.html", "<p>nothing here");
    wire_file("secret.bak", "secret");
    wire_file(".hidden.html", "secret");
    wire_file("assets/home-3F2A9C1B.js", "1");
    wire_file("assets/plain.css", "p{}");
    wire_file("pages.tsv", "/\thome.html\n/children/:child\tchild.html\n");
}

static inline void wire_remove_site(void)
{
    static const char *const files[] = {
        "home.html",        "child.html", "child.html.br", "child.html.gz",
        "404.html",         "secret.bak", ".hidden.html",  "assets/home-3F2A9C1B.js",
        "assets/plain.css", "pages.tsv",  "assets",        ""};
    char path[200];

    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", wire_site, files[i]);
        remove(path);
    }
}

static inline long wire_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline void wire_sleep(int ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000L}, NULL);
}

/* A socket to hand over, as a service manager would: what connects waits in line until somebody takes it, with up to `room` bytes (0: as usual). */
static inline int wire_listen(int room)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int                fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (room)
        ck_assert_int_eq(setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room), 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
    ck_assert_int_eq(listen(fd, 8), 0);
    return fd;
}

static inline int wire_port(int fd)
{
    struct sockaddr_in a;
    socklen_t          n = sizeof a;

    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&a, &n), 0);
    return ntohs(a.sin_port);
}

static inline int wire_connect(int port)
{
    struct sockaddr_in a = {.sin_family = AF_INET,
                            .sin_port = htons((uint16_t)port),
                            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int                fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

static inline void wire_say(int fd, const char *bytes)
{
    size_t n = strlen(bytes);

    ck_assert_int_eq(send(fd, bytes, n, MSG_NOSIGNAL), (ssize_t)n);
}

/* Until all that was said is at the other side, read or not. */
static inline void wire_wait_until_brought(int fd)
{
    long until = wire_ms() + WIRE_PATIENCE;
    int  left;

    do {
        wire_sleep(1);
        ck_assert_int_eq(ioctl(fd, SIOCOUTQ, &left), 0);
    } while (left && wire_ms() < until);
    ck_assert_msg(!left, "%d bytes were not taken", left);
}

/* One more piece; 0 when the other side has hung up. */
static inline size_t wire_piece(int fd, char *to, size_t room)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    ssize_t       n;

    ck_assert_msg(poll(&p, 1, WIRE_PATIENCE) == 1, "no answer in time");
    n = recv(fd, to, room, 0);
    return n < 0 ? 0 : (size_t)n;
}

struct answer {
    int    status; /* 0: hung up without one */
    char   text[WIRE_ROOM];
    size_t n, head_n; /* bytes, and those of the head among them */
};

static inline const char *wire_body(const struct answer *a) { return a->text + a->head_n; }

/* One answer and nothing behind it; `has_body` is false for the answer to a HEAD. */
static inline void wire_hear(int fd, bool has_body, struct answer *a)
{
    size_t want = 1, got;
    char  *end, *length;

    memset(a, 0, sizeof *a);
    while (a->n < want) {
        got = wire_piece(fd, a->text + a->n, a->head_n ? want - a->n : 1);
        if (!got)
            return;
        a->n += got;
        want = a->head_n ? want : a->n + 1;
        end = a->head_n ? NULL : strstr(a->text, "\r\n\r\n");
        if (!end)
            continue;
        a->head_n = (size_t)(end - a->text) + 4;
        length = strstr(a->text, "Content-Length: ");
        want = a->head_n + (has_body && length ? strtoul(length + 16, NULL, 10) : 0);
        ck_assert_uint_lt(want, sizeof a->text);
    }
    a->status = (int)strtol(a->text + 9, NULL, 10);
}

static inline bool wire_has(const struct answer *a, const char *line)
{
    char whole[600];

    snprintf(whole, sizeof whole, "\r\n%s\r\n", line);
    return strstr(a->text, whole) != NULL;
}

/* The other side closes, whether with more bytes before or without. */
static inline void wire_hears_end(int fd)
{
    char bin[1024];

    while (wire_piece(fd, bin, sizeof bin))
        continue;
    close(fd);
}

/* A connection of its own for one request. */
static inline int wire_ask(int port, const char *bytes, struct answer *a)
{
    int fd = wire_connect(port);

    wire_say(fd, bytes);
    wire_hear(fd, true, a);
    close(fd);
    return a->status;
}
