/* What records look like in every command: one type and one function per noun, in cli/record_<noun>.c. The
 * functions build a value in `arena` from the library's plain structs; a failure sticks to the value and
 * shows when it is printed. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "cli/command.h"

#endif
