/* A thread that waits for work. */
#include "store/beside.h"

#include <signal.h>

static void *run(void *context)
{
    struct mi_beside *beside = context;
    pthread_mutex_lock(&beside->mutex);
    for (;;) {
        while (beside->work == NULL && !beside->ending)
            pthread_cond_wait(&beside->changed, &beside->mutex);
        if (beside->work == NULL)
            break;
        mi_beside_fn *work = beside->work;
        pthread_mutex_unlock(&beside->mutex);
        enum miraif_status status = work(beside->context);
        pthread_mutex_lock(&beside->mutex);
        beside->status = status;
        beside->work = NULL;
        pthread_cond_signal(&beside->changed);
    }
    pthread_mutex_unlock(&beside->mutex);
    return NULL;
}

/* Signals are the caller's affair. */
static bool create(struct mi_beside *beside)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
        return false;
    bool created = pthread_create(&beside->thread, NULL, run, beside) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return created;
}

void mi_beside_begin(struct mi_beside *beside)
{
    *beside = (struct mi_beside){.status = MIRAIF_OK};
    if (pthread_mutex_init(&beside->mutex, NULL) != 0)
        return;
    if (pthread_cond_init(&beside->changed, NULL) == 0) {
        beside->running = create(beside);
        if (beside->running)
            return;
        pthread_cond_destroy(&beside->changed);
    }
    pthread_mutex_destroy(&beside->mutex);
}

void mi_beside_end(struct mi_beside *beside)
{
    if (!beside->running)
        return;
    pthread_mutex_lock(&beside->mutex);
    beside->ending = true;
    pthread_cond_signal(&beside->changed);
    pthread_mutex_unlock(&beside->mutex);
    pthread_join(beside->thread, NULL);
    pthread_cond_destroy(&beside->changed);
    pthread_mutex_destroy(&beside->mutex);
    beside->running = false;
}

void mi_beside_start(struct mi_beside *beside, mi_beside_fn *work, void *context)
{
    if (!beside->running) {
        beside->status = work(context);
        return;
    }
    pthread_mutex_lock(&beside->mutex);
    beside->work = work;
    beside->context = context;
    pthread_cond_signal(&beside->changed);
    pthread_mutex_unlock(&beside->mutex);
}

enum miraif_status mi_beside_wait(struct mi_beside *beside)
{
    if (!beside->running)
        return beside->status;
    pthread_mutex_lock(&beside->mutex);
    while (beside->work != NULL)
        pthread_cond_wait(&beside->changed, &beside->mutex);
    enum miraif_status status = beside->status;
    pthread_mutex_unlock(&beside->mutex);
    return status;
}
