/* All of libmiraif. The ABI is not stable before 1.0. */
#ifndef MIRAIF_H
#define MIRAIF_H

#include "miraif/alumni.h"
#include "miraif/application.h"
#include "miraif/arena.h"
#include "miraif/assignment.h"
#include "miraif/cohort.h"
#include "miraif/ask.h"
#include "miraif/company.h"
#include "miraif/env.h"
#include "miraif/history.h"
#include "miraif/import.h"
#include "miraif/letter.h"
#include "miraif/mixing.h"
#include "miraif/note.h"
#include "miraif/offer.h"
#include "miraif/match.h"
#include "miraif/person.h"
#include "miraif/reply.h"
#include "miraif/review.h"
#include "miraif/rights.h"
#include "miraif/run.h"
#include "miraif/selection.h"
#include "miraif/separation.h"
#include "miraif/session.h"
#include "miraif/solve.h"
#include "miraif/staff.h"
#include "miraif/status.h"
#include "miraif/store.h"
#include "miraif/team.h"

#endif
