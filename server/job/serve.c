/* `around serve`: the daemon. Threads: this one waits for a signal, one epolls, a few work in each lane, one logs. */
#include "auth.h"
#include "http.h"
#include "job.h"
#include "lane.h"
#include "log.h"
#include "look.h"
#include "openapi.h"
#include "route.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DRAIN_SECONDS = 10, FIRST_INHERITED_FD = 3 };

/* A socket handed over by the service manager (sd_listen_fds(3)), so that a restart loses no connection. */
static int inherited_socket(void)
{
    const char *pid = getenv("LISTEN_PID"), *n = getenv("LISTEN_FDS");

    return pid && n && strtol(pid, NULL, 10) == getpid() && strtol(n, NULL, 10) == 1
               ? FIRST_INHERITED_FD
               : -1;
}

static bool is_complete(const struct config *c)
{
    const struct {
        const char *value, *name;
    } wanted[] = {{c->database, "AROUND_DATABASE"},
                  {c->secret_file, "AROUND_SECRET_FILE"},
                  {c->static_dir, "AROUND_STATIC"}};
    bool ok = true;

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].value) {
            fprintf(stderr, "around: %s is not set\n", wanted[i].name);
            ok = false;
        }
    return ok;
}

static int wait_for_end(const sigset_t *signals)
{
    int received = 0;

    while (sigwait(signals, &received) || received == SIGHUP)
        continue;
    return received;
}

static bool start_workers(const struct config *c)
{
    const struct lane_options lanes = {
        .conninfo = c->database,
        .workers = {[LANE_READ] = c->readers,
                    [LANE_WRITE] = c->writers,
                    [LANE_REPORT] = 1,
                    [LANE_SIGN_IN] = 1},
        .queue_max =
            {[LANE_READ] = 2000, [LANE_WRITE] = 1000, [LANE_REPORT] = 50, [LANE_SIGN_IN] = 20},
    };

    return looks_start(c->database) && lanes_start(&lanes);
}

int job_serve(int argc, char **argv, const struct config *c)
{
    sigset_t signals;

    (void)argv;
    if (argc > 0)
        return job_called_wrongly("serve");
    if (!is_complete(c))
        return 2;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    auth_cookie_secure(!strncmp(c->base_url, "https:", 6));
    if (!auth_start(c->secret_file) || !routes_check() || !start_workers(c))
        return 1;

    struct http *http = http_start(&(struct http_options){
        .listen = c->listen,
        .listen_fd = inherited_socket(),
        .static_dir = c->static_dir,
        .is_tls = !strncmp(c->base_url, "https:", 6),
        .handle = lane_put,
    });

    if (!http)
        return 1;
    printf("listening on http://%s\n", c->listen);
    fflush(stdout);
    log_line(LOG_INFO, "ending", "signal=%d", wait_for_end(&signals));
    http_stop(http, DRAIN_SECONDS);
    lanes_stop();
    looks_stop();
    return 0;
}
