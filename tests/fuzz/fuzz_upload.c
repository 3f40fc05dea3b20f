/* Files that people send: what is taken is small enough, of its kind, and comes out of a second look as it came out of the first. */
#include "upload.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned char *bytes = malloc(size + 1), *again = malloc(size + 1);
    struct upload  found, second;

    if (bytes && again) {
        memcpy(bytes, data, size);
        if (upload_check(bytes, size, &found)) {
            check(found.media && !found.refusal && found.n <= size);
            check((found.kind == UPLOAD_PDF) == (found.width == 0));
            check((int64_t)found.width * found.height <= UPLOAD_PIXELS);
            memcpy(again, bytes, found.n);
            check(upload_check(again, found.n, &second));
            check(second.n == found.n && second.kind == found.kind &&
                  !memcmp(bytes, again, found.n));
        } else {
            check(found.refusal != NULL);
        }
    }
    free(bytes);
    free(again);
    return 0;
}
