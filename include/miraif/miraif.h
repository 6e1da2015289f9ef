/* All of libmiraif. The ABI is not stable before 1.0. */
#ifndef MIRAIF_H
#define MIRAIF_H

#include "miraif/arena.h"
#include "miraif/env.h"
#include "miraif/history.h"
#include "miraif/solve.h"
#include "miraif/status.h"
#include "miraif/store.h"

#endif
