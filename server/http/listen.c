#include "front.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static const char *unix_path(const struct http_options *o)
{
    return o->listen_fd < 0 && !strncmp(o->listen, "unix:", 5) ? o->listen + 5 : NULL;
}

/* Takes the place of a socket that nobody listens on any more, never of a file that is something else. */
static bool bind_unix(int fd, const char *path)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    struct stat        st;

    errno = ENAMETOOLONG;
    if (strlen(path) >= sizeof a.sun_path)
        return false;
    memcpy(a.sun_path, path, strlen(path));
    if (!connect(fd, (struct sockaddr *)&a, sizeof a)) {
        errno = EADDRINUSE;
        return false;
    }
    if (!lstat(path, &st) && S_ISSOCK(st.st_mode))
        unlink(path);

    /* Made without rights, so that nobody gets in between bind and chmod. */
    mode_t mask = umask(0777);
    bool   ok = !bind(fd, (struct sockaddr *)&a, sizeof a);

    umask(mask);
    return ok && !chmod(path, 0660);
}

static bool is_loopback(const struct sockaddr_storage *a)
{
    if (a->ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)a)->sin6_addr);
    return ntohl(((const struct sockaddr_in *)a)->sin_addr.s_addr) >> IN_CLASSA_NSHIFT ==
           IN_LOOPBACKNET;
}

/* "127.0.0.1:8080" or "[::1]:8080" */
static bool tcp_address(const char *text, struct sockaddr_storage *out, socklen_t *n)
{
    char                 host[64] = "";
    const char          *colon = strrchr(text, ':');
    char                *end = NULL;
    unsigned long        port = colon ? strtoul(colon + 1, &end, 10) : 0;
    size_t               host_n = colon ? (size_t)(colon - text) : 0;
    struct sockaddr_in  *a4 = (struct sockaddr_in *)out;
    struct sockaddr_in6 *a6 = (struct sockaddr_in6 *)out;

    if (!colon || end == colon + 1 || *end || port > 65535 || host_n >= sizeof host)
        return false;
    memset(out, 0, sizeof *out);
    if (host_n > 2 && text[0] == '[' && text[host_n - 1] == ']') {
        memcpy(host, text + 1, host_n - 2);
        a6->sin6_family = AF_INET6;
        a6->sin6_port = htons((uint16_t)port);
        *n = sizeof *a6;
        return inet_pton(AF_INET6, host, &a6->sin6_addr) == 1;
    }
    memcpy(host, text, host_n);
    a4->sin_family = AF_INET;
    a4->sin_port = htons((uint16_t)port);
    *n = sizeof *a4;
    return inet_pton(AF_INET, host, &a4->sin_addr) == 1;
}

static bool bind_tcp(int fd, const struct sockaddr_storage *a, socklen_t n)
{
    int on = 1;

    return !setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) &&
           !bind(fd, (const struct sockaddr *)a, n);
}

static int port_of(int fd)
{
    struct sockaddr_storage a = {0};
    socklen_t               n = sizeof a;

    if (getsockname(fd, (struct sockaddr *)&a, &n))
        return 0;
    if (a.ss_family == AF_INET)
        return ntohs(((struct sockaddr_in *)&a)->sin_port);
    return a.ss_family == AF_INET6 ? ntohs(((struct sockaddr_in6 *)&a)->sin6_port) : 0;
}

static int take_over(int fd)
{
    return !fcntl(fd, F_SETFL, O_NONBLOCK) && !fcntl(fd, F_SETFD, FD_CLOEXEC) ? fd : -1;
}

/* What is wrong with the address itself, or NULL. */
static const char *address_fault(const struct http_options *o)
{
    struct sockaddr_storage a;
    socklen_t               n;

    if (o->listen_fd >= 0)
        return NULL;
    if (unix_path(o))
        return *unix_path(o) == '/' ? NULL : "a unix socket needs its whole path, unix:/path";
    if (!tcp_address(o->listen, &a, &n))
        return "write 127.0.0.1:PORT, [::1]:PORT or unix:/path";
    if (!is_loopback(&a))
        return "other machines could reach it, unencrypted; listen on 127.0.0.1, [::1] or unix:/path "
               "and put a proxy with TLS before it";
    return NULL;
}

static int open_one(const struct http_options *o)
{
    const char             *path = unix_path(o);
    struct sockaddr_storage a = {.ss_family = AF_UNIX};
    socklen_t               n = 0;
    int                     fd;

    if (o->listen_fd >= 0)
        return take_over(o->listen_fd);
    if (!path && !tcp_address(o->listen, &a, &n))
        return -1;
    fd = socket(a.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || (path ? bind_unix(fd, path) : bind_tcp(fd, &a, n)))
        return fd;
    close(fd);
    return -1;
}

int listen_open(const struct http_options *o, int *port)
{
    const char *fault = address_fault(o);
    int         fd = fault ? -1 : open_one(o);

    if (fd >= 0 && !listen(fd, BACKLOG)) {
        *port = port_of(fd);
        return fd;
    }
    fprintf(stderr, "around: cannot listen on %s: %s\n",
            o->listen_fd < 0 ? o->listen : "the inherited socket", fault ? fault : strerror(errno));
    if (fd >= 0 && o->listen_fd < 0)
        close(fd);
    return -1;
}

int listen_accept(int fd, char peer[48])
{
    struct sockaddr_storage a = {0};
    socklen_t               n = sizeof a;
    int on = 1, client = accept4(fd, (struct sockaddr *)&a, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);

    snprintf(peer, 48, "unix");
    if (client < 0 || a.ss_family == AF_UNIX)
        return client;
    if (a.ss_family == AF_INET)
        inet_ntop(AF_INET, &((struct sockaddr_in *)&a)->sin_addr, peer, 48);
    else
        inet_ntop(AF_INET6, &((struct sockaddr_in6 *)&a)->sin6_addr, peer, 48);
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return client;
}

void listen_close(const struct http_options *o, int fd)
{
    if (o->listen_fd < 0)
        close(fd);
    if (unix_path(o))
        unlink(unix_path(o));
}
