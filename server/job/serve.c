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
#include <sys/resource.h>
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

/* The same signal once more ends the process at once; the database rolls back what was open. */
static int wait_for_end(const sigset_t *signals)
{
    int      received = 0;
    sigset_t again;

    while (sigwait(signals, &received) || received == SIGHUP)
        continue;
    sigemptyset(&again);
    sigaddset(&again, received);
    signal(received, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &again, NULL);
    return received;
}

/* Its memory holds children's records and keys, so it leaves no core file behind. */
static bool forbid_cores(void)
{
    const struct rlimit none = {0, 0};

    if (!setrlimit(RLIMIT_CORE, &none))
        return true;
    perror("around: core files cannot be forbidden");
    return false;
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
        .wait_ms = {[LANE_READ] = 2000,
                    [LANE_WRITE] = 2000,
                    [LANE_REPORT] = 30 * 1000,
                    [LANE_SIGN_IN] = 10 * 1000},
    };

    return looks_start(c->database) && lanes_start(&lanes);
}

int job_serve(int argc, char **argv, const struct config *c)
{
    sigset_t signals;

    (void)argv;
    if (argc > 0)
        return job_called_wrongly("serve");
    if (!config_is_complete(c))
        return 2;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    auth_cookie_secure(!strncmp(c->base_url, "https:", 6));
    if (!forbid_cores() || !auth_start(c->secret_file) || !routes_check() ||
        !db_may_start(c->database) || !start_workers(c))
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
