#pragma once
/* The service's secret, as the keys that are made from it. Inside server/auth only. */
enum { SECRET_KEY = 32 };

struct secret {
    unsigned char csrf[SECRET_KEY]; /* of the tokens that a page sends with its writes */
    unsigned char seal[SECRET_KEY]; /* of the seeds of one-time codes at rest */
    unsigned char sign[SECRET_KEY]; /* the seed of the key that signs the audit's checkpoints */
};

const struct secret *secret(void); /* auth_start has been called */
