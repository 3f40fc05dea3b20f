#include "request.h"

#include <string.h>

const char *method_name(enum method m)
{
    static const char *const names[METHOD_COUNT + 1] = {"GET", "HEAD",   "POST", "PATCH",
                                                        "PUT", "DELETE", "other"};

    return names[m];
}

const char *identity_kind_name(enum identity_kind kind)
{
    static const char *const names[] = {"none", "session", "key", "form", "calendar"};

    return names[kind];
}

void fail_note(struct request *req, const char *pointer, const char *detail)
{
    req->faults.arena = req->arena;
    fault_add(&req->faults, pointer, "%s", detail);
}

const char *request_query(const struct request *req, const char *name)
{
    for (int i = 0; i < req->query_n; i++)
        if (!strcmp(req->query[i].name, name))
            return req->query[i].value;
    return NULL;
}

enum err request_query_uuid(struct request *req, const char *name, struct uuid *out)
{
    const char *s = request_query(req, name);

    if (s && uuid_parse(s, strlen(s), out))
        return ERR_NONE;
    return fail_field(req, ERR_BAD_QUERY, arena_printf(req->arena, "?%s", name), "Send an id.");
}
