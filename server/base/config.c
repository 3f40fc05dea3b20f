#include "config.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct setting {
    const char *key, *otherwise;
    size_t      offset;
    bool        is_number;
} settings[] = {
#define TEXT(member, otherwise)                                    \
    {                                                              \
#member, otherwise, offsetof(struct config, member), false \
    }
#define NUMBER(member, otherwise)                                 \
    {                                                             \
#member, otherwise, offsetof(struct config, member), true \
    }
    TEXT(listen, "127.0.0.1:8080"), TEXT(base_url, ""),         TEXT(database, NULL),
    TEXT(owner_database, NULL),     TEXT(audit_database, NULL), TEXT(static_dir, NULL),
    TEXT(checkpoints, NULL),        TEXT(secret_file, NULL),    TEXT(smtp_url, NULL),
    TEXT(smtp_from, NULL),          TEXT(smtp_user, NULL),      TEXT(smtp_password_file, NULL),
    NUMBER(readers, "3"),           NUMBER(writers, "8"),
};

enum { SETTINGS = sizeof settings / sizeof *settings };

/* AROUND_OWNER_DATABASE for owner_database; AROUND_STATIC, not AROUND_STATIC_DIR, for the site. */
static const char *environment_of(const char *key)
{
    char name[64] = "AROUND_";

    for (size_t i = 0; key[i] && i < 50; i++)
        name[7 + i] = (char)(key[i] == '_' ? '_' : key[i] - 'a' + 'A');
    if (!strcmp(key, "static_dir"))
        return getenv("AROUND_STATIC");
    return getenv(name);
}

static bool set(struct config *c, const struct setting *s, const char *value)
{
    char *member = (char *)c + s->offset, *end;

    if (!s->is_number) {
        *(const char **)(void *)member = value;
        return true;
    }
    long n = strtol(value, &end, 10);

    if (*end || n < 1 || n > 32) {
        fprintf(stderr, "around: %s must be a number from 1 to 32\n", s->key);
        return false;
    }
    *(int *)(void *)member = (int)n;
    return true;
}

static const struct setting *setting_of(const char *key)
{
    for (int i = 0; i < SETTINGS; i++)
        if (!strcmp(settings[i].key, key))
            return &settings[i];
    return NULL;
}

/* "key = value"; empty lines and lines that begin with # are for the reader. Values live as long as the program. */
static bool read_line(struct config *c, const char *file, int line, char *text)
{
    char *key = text + strspn(text, " \t"), *value = strchr(key, '=');

    if (!*key || *key == '#')
        return true;
    if (value) {
        *value++ = 0;
        key[strcspn(key, " \t")] = 0;
        value += strspn(value, " \t");
    }

    const struct setting *s = value ? setting_of(key) : NULL;

    if (!s) {
        fprintf(stderr, "around: %s line %d: there is no setting '%s'\n", file, line, key);
        return false;
    }
    /* A number is read at once; a text lives as long as the program. NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    return set(c, s, s->is_number ? value : strdup(value));
}

static bool read_file(struct config *c, const char *file)
{
    char  text[1000];
    FILE *f = fopen(file, "r");
    bool  ok = f != NULL;
    int   line = 0;

    if (!ok)
        fprintf(stderr, "around: cannot read %s\n", file);
    while (ok && fgets(text, sizeof text, f)) {
        text[strcspn(text, "\r\n")] = 0;
        ok = read_line(c, file, ++line, text);
    }
    if (f && ferror(f)) {
        fprintf(stderr, "around: cannot read %s\n", file);
        ok = false;
    }
    if (f)
        fclose(f);
    return ok;
}

bool config_is_complete(const struct config *c)
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
    if (*c->base_url && strncmp(c->base_url, "https://", 8) != 0 &&
        strncmp(c->base_url, "http://", 7) != 0) {
        fputs("around: base_url must begin with https:// or http://\n", stderr);
        ok = false;
    }
    return ok;
}

bool config_load(const char *file, struct config *out)
{
    bool ok = true;

    *out = (struct config){0};
    for (int i = 0; i < SETTINGS; i++)
        if (settings[i].otherwise)
            ok = set(out, &settings[i], settings[i].otherwise) && ok;
    ok = ok && (!file || read_file(out, file));
    for (int i = 0; ok && i < SETTINGS; i++) {
        const char *value = environment_of(settings[i].key);

        ok = !value || !*value || set(out, &settings[i], value);
    }
    return ok;
}
