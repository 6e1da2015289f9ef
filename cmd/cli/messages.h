/* Messages in the user's language, by gettext, on systems where no Japanese locale is installed, too. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

/* Chooses the language: `language` (may be null), else MIRAIF_LANG, else what LC_ALL, LC_MESSAGES or LANG
 * begin with. May be called again. */
void cli_messages_begin(const char *language);

/* "ja" or "en". */
const char *cli_messages_language(void);

#endif
