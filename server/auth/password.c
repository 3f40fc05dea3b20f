#include "auth.h"

#include <ctype.h>
#include <sodium.h>
#include <string.h>

_Static_assert(crypto_pwhash_STRBYTES == AUTH_PASSWORD_HASH, "the header knows libsodium's size");

/* What an unknown user's password is compared with: the hash of 32 random bytes that nobody kept. */
static const char nobody[crypto_pwhash_STRBYTES] =
    "$argon2id$v=19$m=65536,t=2,p=1$adM71ziB/YsRG2l16FF6Bw$1FjaM30h7M0EUVhte0JXNZPYrQfITtE9E1yS1yh9DKw";

enum err auth_password_hash(const char *password, size_t n, char hash[AUTH_PASSWORD_HASH])
{
    int rc = crypto_pwhash_str(hash, password, n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE);

    return rc == 0 ? ERR_NONE : ERR_NO_MEMORY;
}

bool auth_password_is(const char *hash, const char *password, size_t n)
{
    bool is_right = crypto_pwhash_str_verify(hash ? hash : nobody, password, n) == 0;

    return is_right && hash;
}

/* --- which passwords are refused --- */

/* In their plain spelling; "Passw0rd2026!" is "password" once its dress is off. */
static const char *const common_words[] = {
    "password",      "passwort",     "passcode",  "welcome",   "letmein",  "qwerty",
    "qwertyuiop",    "asdfgh",       "asdfghjkl", "zxcvbn",    "zxcvbnm",  "iloveyou",
    "monkey",        "dragon",       "sunshine",  "princess",  "football", "baseball",
    "superman",      "batman",       "starwars",  "pokemon",   "shadow",   "master",
    "michael",       "jordan",       "charlie",   "liverpool", "arsenal",  "chelsea",
    "everton",       "manchester",   "united",    "tottenham", "rangers",  "celtic",
    "spring",        "summer",       "autumn",    "winter",    "january",  "february",
    "march",         "april",        "june",      "july",      "august",   "september",
    "october",       "november",     "december",  "monday",    "friday",   "saturday",
    "sunday",        "london",       "england",   "britain",   "secret",   "admin",
    "administrator", "changeme",     "trustno",   "access",    "computer", "internet",
    "service",       "flower",       "cheese",    "chocolate", "hello",    "whatever",
    "freedom",       "forever",      "family",    "children",  "social",   "worker",
    "council",       "safeguarding", "camhs",     "school",    "teacher",  "nurse",
    "around",        "the",          "child",     "my",        "is",       "new",
    "test",          "correct",      "horse",     "battery",   "staple",   "abc",
    "one",           "two",
};

static const char *const runs[] = {
    "0123456789012345678901234567890",
    "0987654321098765432109876543210",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop",
    "zyxwvutsrqponmlkjihgfedcbazyxwvut",
    "qwertyuiopasdfghjklzxcvbnmqwertyuiop",
    "1q2w3e4r5t6y7u8i9o0p1q2w3e4r5t6y",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
};

enum { LONGEST = 64, WORDS_IN_ONE = 4, DIFFERENT_MIN = 5, OWN_WORD_MIN = 4 };

static char undress(char c)
{
    static const char dressed[] = "0134578@$!+", plain[] = "oieastbasit";

    const char *at = c ? strchr(dressed, c) : NULL;

    return at ? plain[at - dressed] : c;
}

/* Is s nothing but a few common words in a row? */
static bool is_made_of_words(const char *s, size_t left, int at_most)
{
    if (left == 0)
        return true;
    for (size_t i = 0; at_most > 0 && i < sizeof common_words / sizeof *common_words; i++) {
        size_t n = strlen(common_words[i]);

        if (n <= left && !memcmp(s, common_words[i], n) &&
            is_made_of_words(s + n, left - n, at_most - 1))
            return true;
    }
    return false;
}

/* Off with the digits and signs around and between, and with digits that stand for letters. */
static bool is_dressed_up(const char *lower)
{
    char   core[LONGEST];
    size_t n = 0, from = 0, to = strlen(lower);

    while (from < to && !islower((unsigned char)lower[from]))
        from++;
    while (to > from && !islower((unsigned char)lower[to - 1]))
        to--;
    for (size_t i = from; i < to; i++)
        if (islower((unsigned char)undress(lower[i])))
            core[n++] = undress(lower[i]);
    return is_made_of_words(core, n, WORDS_IN_ONE);
}

static int different(const char *s)
{
    bool seen[256] = {false};
    int  n = 0;

    for (; *s; s++) {
        n += !seen[(unsigned char)*s];
        seen[(unsigned char)*s] = true;
    }
    return n;
}

static bool is_common(const char *lower)
{
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (strstr(runs[i], lower))
            return true;
    return different(lower) < DIFFERENT_MIN || is_dressed_up(lower);
}

static bool holds_own_word(const char *lower, const char *about)
{
    char word[LONGEST + 1];

    while (*about) {
        size_t n = strcspn(about, " .,'@_-"), kept = n < LONGEST ? n : LONGEST;

        for (size_t i = 0; i < kept; i++)
            word[i] = (char)tolower((unsigned char)about[i]);
        word[kept] = 0;
        if (n >= OWN_WORD_MIN && strstr(lower, word))
            return true;
        about += n;
        about += strspn(about, " .,'@_-");
    }
    return false;
}

const char *auth_password_fault(const char *password, size_t n, const char *about)
{
    char lower[LONGEST + 1];
    bool is_short = n <= LONGEST;

    if (n < AUTH_PASSWORD_MIN)
        return "Use at least 12 characters. Three or four words that only you would put together are good.";
    if (n > AUTH_PASSWORD_MAX)
        return "Use at most 1024 characters.";
    for (size_t i = 0; i < (is_short ? n : LONGEST); i++)
        lower[i] = (char)tolower((unsigned char)password[i]);
    lower[is_short ? n : LONGEST] = 0;
    if (is_short && is_common(lower))
        return "Too many people use this password. Choose one that is harder to guess.";
    if (is_short && holds_own_word(lower, about))
        return "Leave your own name, user name and workplace out of the password.";
    return NULL;
}
