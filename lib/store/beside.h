/* One piece of work at a time that runs beside the caller, on the other processor where there is one. It
 * knows nothing of the work: whoever hands over memory does not touch it until the work is done. */
#ifndef MI_STORE_BESIDE_H
#define MI_STORE_BESIDE_H

#include <pthread.h>
#include <stdbool.h>

#include "miraif/status.h"

typedef enum miraif_status mi_beside_fn(void *context);

struct mi_beside {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    mi_beside_fn *work; /* null: none */
    void *context;
    enum miraif_status status; /* of the last work */
    bool ending;
    bool running; /* there is a thread */
};

/* Makes ready for work. Where no thread can be had, the caller does the work itself. */
void mi_beside_begin(struct mi_beside *beside);
void mi_beside_end(struct mi_beside *beside);

/* Hands work over, when none is under way. */
void mi_beside_start(struct mi_beside *beside, mi_beside_fn *work, void *context);

/* Waits until the work is done: the status of the last, MIRAIF_OK where there was none. */
enum miraif_status mi_beside_wait(struct mi_beside *beside);

#endif
