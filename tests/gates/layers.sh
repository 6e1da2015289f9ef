#!/bin/bash
# Data flows one way: cmd → lib/flow → {lib/model, lib/io, lib/store, lib/solve, lib/render} → lib/text → lib/base.
. "$(dirname "$0")/gate.bash"

# "FILE:LINE QUOTE HEADER" of every #include under the given folders.
includes() {
    c_files "$@" | xargs grep -HnE '^[[:space:]]*#[[:space:]]*include' |
        sed -E 's/^([^:]*:[0-9]*):[^"<]*(["<])([^">]*).*/\1 \2 \3/'
}

# What each floor may include, as a pattern over the header's path; the public headers know themselves only.
# Flows do not know each other, but for flow/returned: the answers that forms export.
upward_includes() {
    includes include lib cmd | awk '
        function floor(path,   part) {
            split(path, part, "/")
            if (part[1] != "lib") return part[1]
            return part[2] == "flow" ? "flow/" part[3] : part[2]
        }
        BEGIN {
            low = "^(miraif|base|text)/"
            may["include"] = "^miraif/"
            may["base"] = "^(miraif|base)/"
            may["text"] = low
            split("model io store solve render", middle, " ")
            for (i in middle) may[middle[i]] = "^(miraif|base|text|" middle[i] ")/"
            may["cmd"] = "^(miraif|base|text|cli)/|^commands.def$"
        }
        $2 == "\"" {
            here = floor($1)
            rule = (here in may) ? may[here] : "^(miraif|base|text|model|io|store|solve|render|flow/returned|" here ")/"
            if ($3 !~ rule && $3 != "migrations.inc") print $1 " includes " $3
        }
        $2 == "<" && $3 ~ /^(miraif|base|text|model|io|store|solve|render|flow|cli)\// { print $1 " includes <" $3 ">" }'
}

relative_includes() {
    includes include lib cmd tests | awk '$3 ~ /\.\.\// { print $1 " includes " $3 }'
}

# The libraries of others, each behind its one door.
foreign_includes() {
    includes include lib cmd | awk '
        BEGIN {
            door["sqlite3.h"] = "^lib/store/"
            door["csv.h"] = "^lib/io/csv\\.c:"
            door["iconv.h"] = "^lib/io/encoding\\.c:"
            door["utf8proc.h"] = "^lib/text/"
            door["cJSON.h"] = "^lib/(text/json_write|io/json_read)\\.c:"
            door["libintl.h"] = door["locale.h"] = "^cmd/cli/"
        }
        { name = $3; sub(/.*\//, "", name) }
        $2 == "<" && name in door && $1 !~ door[name] { print $1 " includes <" $3 ">" }'
}

# Solvers know integers and arrays: no names, dates, SQL, input or output.
solver_includes() {
    includes lib/solve | awk '
        $3 !~ /^(solve\/.*|miraif\/(assignment|grouping|solve|mixing|status|env|arena)\.h|base\/(arena|error|rng)\.h)$/ &&
        $3 !~ /^(stdbool|stddef|stdint|stdlib|string|limits|inttypes)\.h$/ { print $1 " includes " $3 }'
}

gate "nothing points upwards or sideways" upward_includes
gate "includes start from the roots" relative_includes
gate "each foreign library has one door" foreign_includes
gate "solvers know integers and arrays only" solver_includes
gates_end
