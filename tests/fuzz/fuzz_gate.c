/*
 * Heads of requests and chunked bodies. Beside not crashing: the answer is the same however the bytes are cut into calls, and a
 * head that passes is one whole head.
 */
#include "../../server/http/gate.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Feeds the bytes in steps; the first step ends after `step` bytes, the next after twice as many. */
static enum err feed(struct gate *g, const char *bytes, size_t n, size_t step)
{
    enum err e = ERR_NONE;

    for (size_t upto = step; e == ERR_NONE && g->head_n == 0; upto += step) {
        upto = upto < n ? upto : n;
        e = gate_feed(g, bytes, upto);
        if (upto == n)
            break;
    }
    return e;
}

static void heads(const char *bytes, size_t n, size_t step)
{
    struct gate whole = {0}, parts = {0};
    enum err    e = feed(&whole, bytes, n, n), f = feed(&parts, bytes, n, step);

    check(e == f);
    if (e != ERR_NONE || whole.head_n == 0)
        return;
    check(whole.head_n == parts.head_n && whole.length == parts.length);
    check(whole.head_n <= n && whole.head_n <= GATE_HEAD_MAX);
    check(memcmp(bytes + whole.head_n - 4, "\r\n\r\n", 4) == 0);
    check(!(whole.is_chunked && whole.has_length));
    check(whole.length >= 0);
}

static void chunks(const char *bytes, size_t n, size_t step)
{
    struct gate_chunks whole = {0}, parts = {0};
    ssize_t            all = gate_chunks_feed(&whole, bytes, n), sum = 0;

    check(all >= -1 && all <= (ssize_t)n);
    for (size_t at = 0; at < n && sum >= 0 && !parts.is_whole; at += step) {
        size_t  piece = step < n - at ? step : n - at;
        ssize_t took = gate_chunks_feed(&parts, bytes + at, piece);

        check(took >= -1 && took <= (ssize_t)piece);
        check(took < 0 || took == (ssize_t)piece || parts.is_whole);
        sum = took < 0 ? -1 : sum + took;
    }
    check(all == sum);
    check(all < 0 || whole.is_whole == parts.is_whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char  *bytes;
    size_t step;

    if (size < 2)
        return 0;
    step = 1 + data[0] % 64;
    bytes = malloc(size - 1); /* exactly as long, so that one byte too far is seen */
    if (!bytes)
        return 0;
    memcpy(bytes, data + 1, size - 1);
    heads(bytes, size - 1, step);
    chunks(bytes, size - 1, step);
    free(bytes);
    return 0;
}
