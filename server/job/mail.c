#include "mail.h"

#include "email.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CONNECT_SECONDS = 10, ALL_SECONDS = 30, WHOLE = MAIL_TEXT + 2000 };

/* --- the settings --- */

static bool is_loopback(const char *host)
{
    return !strcmp(host, "localhost") || !strcmp(host, "[::1]") ||
           (!strncmp(host, "127.", 4) && strspn(host, "0123456789.") == strlen(host));
}

static bool has_part(CURLU *url, CURLUPart part)
{
    char *value = NULL;
    bool  has = !curl_url_get(url, part, &value, 0);

    curl_free(value);
    return has;
}

/* smtp://HOST[:PORT] or smtps://HOST[:PORT], and nothing else: what stood in it would be shown with it. */
static bool url_is_fine(const char *text, bool *is_here)
{
    CURLU *url = curl_url();
    char  *host = NULL;
    bool   ok = (!strncmp(text, "smtp://", 7) || !strncmp(text, "smtps://", 8)) && url &&
              !curl_url_set(url, CURLUPART_URL, text, 0) &&
              !curl_url_get(url, CURLUPART_HOST, &host, 0) && !has_part(url, CURLUPART_USER) &&
              !has_part(url, CURLUPART_PASSWORD) && !has_part(url, CURLUPART_QUERY) &&
              !strchr(strstr(text, "//") + 2, '/');

    *is_here = ok && is_loopback(host);
    curl_free(host);
    curl_url_cleanup(url);
    return ok;
}

static bool read_password(const char *file, char password[static MAIL_PASSWORD])
{
    FILE *f = fopen(file, "r");
    bool  ok = f && fgets(password, MAIL_PASSWORD, f);

    if (f)
        fclose(f);
    if (ok)
        password[strcspn(password, "\r\n")] = 0;
    return ok && *password;
}

static bool wrong(const char *what)
{
    fprintf(stderr, "around: %s\n", what);
    return false;
}

bool mail_server_of(const struct config *c, struct mail_server *out)
{
    *out = (struct mail_server){.url = c->smtp_url, .from = c->smtp_from, .user = c->smtp_user};
    if (!url_is_fine(c->smtp_url, &out->is_here))
        return wrong("AROUND_SMTP_URL must be smtp://HOST[:PORT] or smtps://HOST[:PORT], without "
                     "a user name");
    if (!c->smtp_from || !email_is_address(c->smtp_from, strlen(c->smtp_from)))
        return wrong("AROUND_SMTP_FROM must be the e-mail address that notices come from");
    if (!*c->base_url || strlen(c->base_url) > 200)
        return wrong("AROUND_BASE_URL must be set: notices say where to sign in");
    if (!c->smtp_user != !c->smtp_password_file)
        return wrong("AROUND_SMTP_USER and AROUND_SMTP_PASSWORD_FILE go together");
    if (c->smtp_password_file && !read_password(c->smtp_password_file, out->password))
        return wrong("the file of AROUND_SMTP_PASSWORD_FILE cannot be read, or holds no password");
    return true;
}

/* --- one message --- */

struct sending {
    char               text[WHOLE];
    size_t             n, given;
    bool               is_given; /* all of it, and that it ends */
    const atomic_bool *is_ending;
};

/* The day of the week and the month in English, as every message has them. */
static void put_date(char out[static 40])
{
    struct tm t;
    time_t    now = time(NULL);

    gmtime_r(&now, &t);
    if (!strftime(out, 40, "%a, %d %b %Y %H:%M:%S +0000", &t))
        out[0] = 0;
}

static void compose(const struct mail_server *server, const struct mail *mail, struct sending *s)
{
    char date[40];
    int  n;

    put_date(date);
    n = snprintf(s->text, sizeof s->text,
                 "Date: %s\r\n"
                 "From: Around the Child <%s>\r\n"
                 "To: <%s>\r\n"
                 "Subject: %s\r\n"
                 "Message-ID: <%s%s>\r\n"
                 "Auto-Submitted: auto-generated\r\n"
                 "MIME-Version: 1.0\r\n"
                 "Content-Type: text/plain; charset=us-ascii\r\n"
                 "\r\n",
                 date, server->from, mail->to, mail->subject, mail->name,
                 strchr(server->from, '@'));
    s->n = n > 0 && (size_t)n < sizeof s->text ? (size_t)n : 0;
    for (const char *c = mail->text; *c && s->n + 2 < sizeof s->text; c++) {
        if (*c == '\n')
            s->text[s->n++] = '\r';
        s->text[s->n++] = *c;
    }
}

static size_t give(char *to, size_t size, size_t n, void *from)
{
    struct sending *s = from;
    size_t          room = size * n, left = s->n - s->given, take = left < room ? left : room;

    memcpy(to, s->text + s->given, take);
    s->given += take;
    s->is_given = s->is_given || take == 0;
    return take;
}

/* Not zero ends it. */
static int look(void *from, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct sending *s = from;

    (void)a, (void)b, (void)c, (void)d;
    return *s->is_ending && !s->is_given;
}

static void say(CURLcode code, long number, char said[static MAIL_SAID])
{
    const char *what = "The connection to the mail server broke";

    if (number >= 400) {
        snprintf(said, MAIL_SAID, "The mail server refused it (%ld)", number);
        return;
    }
    if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST)
        what = "The mail server was not reached";
    else if (code == CURLE_USE_SSL_FAILED || code == CURLE_SSL_CONNECT_ERROR ||
             code == CURLE_PEER_FAILED_VERIFICATION)
        what = "The mail server offers no private connection";
    else if (code == CURLE_LOGIN_DENIED)
        what = "The mail server refuses our user name or password";
    else if (code == CURLE_OPERATION_TIMEDOUT)
        what = "The mail server did not answer in time";
    snprintf(said, MAIL_SAID, "%s", what);
}

/* No proxy: the environment's is for other things. */
static void set_way(CURL *curl, const struct mail_server *server)
{
    curl_easy_setopt(curl, CURLOPT_URL, server->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ALL_SECONDS);
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     (long)(server->is_here ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (server->user) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
    }
}

static void set_message(CURL *curl, const struct mail_server *server, struct sending *s,
                        struct curl_slist *to)
{
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, server->from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, s);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, s);
}

enum mail_outcome mail_send(const struct mail_server *server, const struct mail *mail,
                            const atomic_bool *is_ending, char said[static MAIL_SAID])
{
    struct sending     s = {.is_ending = is_ending};
    CURL              *curl = curl_easy_init();
    struct curl_slist *to = curl_slist_append(NULL, mail->to);
    CURLcode           code = CURLE_OUT_OF_MEMORY;
    long               number = 0;

    compose(server, mail, &s);
    if (curl && to) {
        set_way(curl, server);
        set_message(curl, server, &s, to);
        code = curl_easy_perform(curl);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &number);
    }
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    said[0] = 0;
    if (code == CURLE_OK)
        return MAIL_SENT;
    say(code, number, said);
    return s.is_given && number < 400 ? MAIL_UNSURE : MAIL_NOT_SENT;
}

bool mail_start(void) { return !curl_global_init(CURL_GLOBAL_DEFAULT); }

void mail_stop(void) { curl_global_cleanup(); }
